import { randomUUID } from "node:crypto";
import { globalAgent } from "node:http";
import { ascending, type Measurement, ms, percentile } from "../harness/figures.ts";
import { onDatabase } from "../harness/effects.ts";
import { type Asked, ask } from "./ask.ts";
import type { Seated } from "./seed-people.ts";
import type { ServedApp } from "./serve-app.ts";

const many = 100_000;
const rounds = 60;
/** Of a chat that has grown a hundred times as long, a page may take so many times as long. */
const slowerAtMost = 2;

/** Two pods side by side, one with as many messages as years of talk leave: what reading, searching and saying cost in each. */
export async function measureLongChat(
  app: ServedApp,
  [long, short]: readonly [Seated, Seated],
  say: (line: string) => void,
): Promise<Measurement> {
  await growChat(app, long.podId);
  const figures: Measurement["figures"] = [];
  for (const [what, work] of works) {
    const times = { long: [] as number[], short: [] as number[] };
    // In turns, so that what disturbs the machine disturbs both.
    for (let round = 0; round < rounds; round += 1) {
      times.short.push(await timed(async () => await work(app, short)));
      times.long.push(await timed(async () => await work(app, long)));
    }
    const [slow, quick] = [percentile(ascending(times.long), 50), percentile(ascending(times.short), 50)];
    say(`${what}: p50 ${ms(slow)} against ${ms(quick)}, p95 ${ms(percentile(ascending(times.long), 95))}`);
    figures.push({
      what: `${what}, of ${many.toLocaleString("en-GB")} messages against 200, p50`,
      measured: `${ms(slow)} against ${ms(quick)}`,
      target: `≤ ${slowerAtMost} ×`,
      reached: slow <= slowerAtMost * quick,
    });
  }
  return { figures, notes: [`long chat: ${rounds} requests of each kind, one after the other, by turns in either pod.`] };
}

const works: readonly [what: string, work: (app: ServedApp, person: Seated) => Promise<void>][] = [
  ["the newest page of a chat", async (app, person) => await read(app, person, "?limit=50")],
  ["a page from its middle", async (app, person) => await read(app, person, `?limit=50&before=${await middleOf(app, person.podId)}`)],
  ["its search for a word said once in a thousand", async (app, person) => await read(app, person, "?limit=50&q=seldom")],
  ["a message said", async (app, person) => await speak(app, person)],
];

async function read(app: ServedApp, person: Seated, query: string): Promise<void> {
  await answered(app, person, { method: "GET", path: `/api/pods/${person.podId}/messages${query}` });
}

async function speak(app: ServedApp, person: Seated): Promise<void> {
  await answered(app, person, { method: "POST", path: `/api/pods/${person.podId}/messages`, body: { id: randomUUID(), text: "one more" } });
}

async function answered({ origin }: ServedApp, person: Seated, asked: Asked): Promise<void> {
  const status = await ask(globalAgent, origin, person, asked);
  if (status >= 400) throw new Error(`The chat answered ${status}.`);
}

const middles = new Map<string, string>();

async function middleOf({ databaseUrl }: ServedApp, podId: string): Promise<string> {
  const known = middles.get(podId);
  if (known) return known;
  const sql = "select id from chat_message where pod_id = $1 and number = (select last_number / 2 from pod where id = $1)";
  const id = await onDatabase(databaseUrl, async (client) => (await client.query<{ id: string }>(sql, [podId])).rows[0]!.id);
  middles.set(podId, id);
  return id;
}

async function growChat({ databaseUrl }: ServedApp, podId: string): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    await client.query(
      `insert into chat_message (id, pod_id, number, kind, author_id, text, at, mentions)
       select gen_random_uuid(), $1, p.last_number + n, 'text', (select user_id from pod_member where pod_id = $1 limit 1),
         'Words of message ' || n || case when n % 1000 = 0 then ', seldom said' else ' about the next evening' end, now() - interval '1 hour' + n * interval '1 millisecond', '{}'
       from pod p cross join generate_series(1, $2::int) n where p.id = $1`,
      [podId, many],
    );
    await client.query("update pod set last_number = last_number + $2 where id = $1", [podId, many]);
    await client.query("vacuum analyze chat_message");
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
