import type { Client } from "pg";
import { onDatabase } from "../harness/effects.ts";

/** What to look for in what was written. */
export interface SeededAudit {
  /** Names that one entry has. */
  rareWords: string[];
  /** Of targets; a few entries each. */
  ids: string[];
  actorNames: string[];
  actorIds: string[];
}

const actors = 2_000;
const players = ["Ash", "Briar", "Cedar", "Dahlia", "Elm", "Fern", "Hazel", "Ivy", "Juniper", "Laurel"];

/** Values of a column for entry number `n`, as SQL. Of these, the columns that the table has are written. */
const columns: Record<string, string> = {
  id: "uuidv7(-age)",
  at: "now() - age",
  actor_kind: "case when n % 5 = 0 then 'helper' when n % 97 = 0 then 'system' else 'user' end",
  actor_id: `case when n % 5 = 0 then 'the_archivist' when n % 97 = 0 then 'tatwats' else md5('actor ' || n % ${actors})::uuid::text end`,
  actor_name: `case when n % 5 = 0 then 'the_archivist' when n % 97 = 0 then 'tatwats' else (array['${players.join("','")}'])[1 + n % ${players.length}] || ' ' || n % ${actors} end`,
  action:
    "(array['game.recorded','game.corrected','deck.added','deck.changed','pod.joined','chat.posted','user.signed-in','delivery.died','settings.changed','card.looked-up'])[1 + (n / 3) % 10]",
  target_kind: "(array['game','deck','pod','user','message'])[1 + (n / 3) % 5]",
  target_id: "md5('target ' || n / 3)::uuid::text",
  target_name:
    "(array['Friday','Sunday','League','Kitchen table','Draft'])[1 + (n / 7) % 5] || ' ' || to_hex((n::bigint * 2654435761) % 4294967296)",
  outcome: "case when n % 211 = 0 then 'refused' when n % 503 = 0 then 'failed' else 'done' end",
  address: "'10.' || n % 7 || '.' || n % 251 || '.' || n % 241",
  conversation_id: "md5('conversation ' || n / 4)::uuid",
  detail: `jsonb_build_object('reason', (array['a player asked','the result was wrong','it was due','the message said so'])[1 + n % 4],
             'before', jsonb_build_object('turns', n % 17, 'winner', 'player ' || n % 8000), 'after', jsonb_build_object('turns', n % 19))`,
};

/** A year of a busy installation: entries of many people, actions and targets, oldest first. */
export async function seedAudit(url: string, count: number): Promise<SeededAudit> {
  return await onDatabase(url, async (client) => {
    await makeMonths(client);
    await insertEntries(client, count, { from: 1, to: count });
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    const { rows: some } = await client.query<{ name: string; target: string; actor: string; actorId: string }>(
      `select target_name as name, target_id as target, actor_name as actor, actor_id as "actorId"
       from tatwats.audit_entry where actor_kind = 'user' and target_name is not null order by md5(id::text) limit 50`,
    );
    return {
      rareWords: some.map(({ name }) => name.split(" ").at(-1)!),
      ids: some.map(({ target }) => target),
      actorNames: some.map(({ actor }) => actor),
      actorIds: some.map(({ actorId }) => actorId),
    };
  });
}

/** Writes the entries `from` to `to` of `count`, both included; for the sealer too, if it is to see them. */
export async function insertEntries(
  client: Client,
  count: number,
  { from, to, unsealed = false }: { from: number; to: number; unsealed?: boolean },
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_schema = 'tatwats' and table_name = 'audit_entry' and is_generated = 'NEVER'",
  );
  const known = rows.map(({ name }) => name).filter((name) => name in columns);
  const insert = `insert into tatwats.audit_entry (${known.join(", ")})
    select ${known.map((name) => columns[name]).join(", ")}
    from generate_series(${from}, ${to}) n, lateral (select (${count} - n) * (interval '1 year' / ${count}) as age) past`;
  await client.query(unsealed ? `with entry as (${insert} returning id) insert into tatwats.audit_unsealed select id from entry` : insert);
}

/** Where the log lies in partitions of months, those of the past year, as if it had grown through it. */
export async function makeMonths(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>("select to_regproc('tatwats.keep_audit_partitions') is not null as there");
  if (!rows[0]!.there) return;
  await client.query("select tatwats.keep_audit_partitions(now() - month * interval '1 month') from generate_series(0, 12) month");
}
