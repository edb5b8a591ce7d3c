import { createHmac, randomUUID } from "node:crypto";
import { onDatabase } from "../harness/effects.ts";
import type { ServedApp } from "./serve-app.ts";

export interface Seated {
  /** As the browser sends it: who this is. */
  cookie: string;
  userId: string;
  podId: string;
  memberId: string;
  deckId: string;
}

export interface Cast {
  /** Four a pod. */
  people: Seated[];
}

/**
 * People with sessions, four a pod, each with a deck; in each pod so many games and chat messages. Written as
 * rows: a password costs a tenth of a second to hash, and what is measured begins after that.
 */
export async function seedPeople(app: ServedApp, size: { pods: number; gamesPerPod: number; messagesPerPod: number }): Promise<Cast> {
  const people: (Seated & { token: string; name: string })[] = [];
  for (let pod = 0; pod < size.pods; pod += 1) {
    const podId = randomUUID();
    for (let seat = 0; seat < 4; seat += 1) {
      const token = randomUUID();
      const ids = { userId: randomUUID(), podId, memberId: randomUUID(), deckId: randomUUID() };
      people.push({ ...ids, token, name: `Player ${pod * 4 + seat}`, cookie: cookieOf(token, app.authSecret) });
    }
  }
  await onDatabase(app.databaseUrl, async (client) => {
    const given = [JSON.stringify(people)];
    const from = `from jsonb_to_recordset($1) as p("userId" uuid, "podId" uuid, "memberId" uuid, "deckId" uuid, token text, name text)`;
    await client.query("begin");
    await client.query(`insert into "user" (id, name, email) select "userId", name, "userId" || '@example.org' ${from}`, given);
    await client.query(
      `insert into session (id, token, user_id, expires_at) select gen_random_uuid(), token, "userId", now() + interval '90 days' ${from}`,
      given,
    );
    await client.query(`insert into pod (id, name) select distinct "podId", 'Pod ' || left("podId"::text, 8) ${from}`, given);
    await client.query(`insert into pod_member (id, pod_id, user_id) select "memberId", "podId", "userId" ${from}`, given);
    await client.query(
      `insert into deck (id, owner_id, name, commanders, color_identity, list)
       select "deckId", "userId", 'Deck of ' || name, '{"Krenko, Mob Boss"}', 'R', '[{"name":"Mountain","count":60},{"name":"Sol Ring","count":1}]' ${from}`,
      given,
    );
    await client.query(
      `insert into game (id, pod_id, status, played_at, outcome, recorded_by_id, archived_at)
       select gen_random_uuid(), pod_id, 'finished', now() - n * interval '1 day', 'win', (array_agg(user_id))[1], now()
       from pod_member cross join generate_series(1, $1) n group by pod_id, n`,
      [size.gamesPerPod],
    );
    await client.query(
      `insert into game_seat (game_id, seat, member_id, commanders, color_identity, place, kills)
       select g.id, m.seat, m.id, '{"Krenko, Mob Boss"}', 'R', 1 + (m.seat + extract(day from g.played_at)::int) % 4, 0
       from game g join (select *, row_number() over (partition by pod_id order by id) as seat from pod_member) m using (pod_id)`,
    );
    await client.query(
      `insert into chat_message (id, pod_id, number, kind, author_id, text, at, mentions)
       select gen_random_uuid(), pod_id, n, 'text', (array_agg(user_id))[1 + n % 4], 'Words of message ' || n || ' about the next evening', now() - interval '1 day' + n * interval '1 second', '{}'
       from pod_member cross join generate_series(1, $1) n group by pod_id, n`,
      [size.messagesPerPod],
    );
    await client.query("update pod set last_number = $1", [size.messagesPerPod]);
    await client.query("commit");
    await client.query("vacuum analyze");
  });
  return { people };
}

/** The cookie that better-auth would have set: the token, and its HMAC by which it knows its own. */
function cookieOf(token: string, secret: string): string {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
