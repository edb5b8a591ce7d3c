import { setTimeout as sleep } from "node:timers/promises";
import { type Client, Pool } from "pg";
import { fromPgPool, loadSealKey, realWorld } from "tatwats";
import { sealEntries } from "../../packages/tatwats/src/audit/seal-entries.ts";
import { insertEntries, makeMonths } from "../measure/seed-audit.ts";

const portion = 20_000;

/** A year of entries that are written in portions, by as many connections as have time for it. */
export interface EntrySeed {
  /** Writes portions, for the sealer too, until there are no more. */
  work(client: Client): Promise<void>;
  /** Their words are indexed afterwards, all at once: it is the same index, many times sooner. */
  finish(client: Client): Promise<void>;
}

export async function beginEntries(client: Client, count: number): Promise<EntrySeed> {
  await makeMonths(client);
  const { rows } = await client.query<{ definition: string }>("select pg_get_indexdef('tatwats.audit_words'::regclass) as definition");
  await client.query("drop index tatwats.audit_words");
  let next = 1;
  return {
    async work(own) {
      while (next <= count) {
        const from = next;
        next += portion;
        await insertEntries(own, count, { from, to: Math.min(count, from + portion - 1), unsealed: true });
      }
    },
    async finish(own) {
      await own.query("set maintenance_work_mem = '512MB'");
      await own.query(rows[0]!.definition.replace(" ON ONLY ", " ON "));
    },
  };
}

/** The deaths of the journal's dead letters. */
export async function seedDeaths(client: Client): Promise<void> {
  await client.query(
    `with entry as (
       insert into tatwats.audit_entry (id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name, outcome, conversation_id, message_id, detail)
       select uuidv7(d.ended_at - now()), d.ended_at, 'system', 'the_mediator', 'the_mediator', 'delivery.died', 'message', d.message_id::text, d.type || ' to ' || d.recipient, 'failed',
         d.conversation_id, d.message_id, jsonb_build_object('reason', d.dead_reason, 'attempts', d.attempts, 'fingerprint', d.fingerprint)
       from tatwats.delivery d where d.state = 'dead' returning id
     )
     insert into tatwats.audit_unsealed select id from entry`,
  );
}

/** Seals entries while they come, and until there are no more after `end`. @returns how many */
export async function sealUntil(end: Promise<unknown>, url: string, keyFolder: string): Promise<number> {
  const pool = new Pool({ connectionString: url, max: 1, options: "-c synchronous_commit=off" });
  let ended = false;
  void end.finally(() => (ended = true)).catch(() => {});
  try {
    const key = loadSealKey(keyFolder);
    for (let all = 0; ;) {
      const last = ended;
      const sealed = await sealEntries(fromPgPool(pool), key, realWorld);
      all += sealed;
      if (sealed === 0 && last) return all;
      if (sealed === 0) await sleep(200);
    }
  } finally {
    await pool.end();
  }
}
