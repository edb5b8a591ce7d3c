import type { Client } from "pg";

/** What to ask for by name, from the whole length of the record. */
export interface Samples {
  /** Ids of messages, evenly over the journal, the oldest first. */
  messages: string[];
  deadMessages: string[];
  conversations: string[];
  tasks: string[];
  workflows: string[];
  /** Of a title, so that few have it. */
  rareWords: string[];
  fingerprints: string[];
  entries: string[];
  deaths: string[];
  actors: string[];
  batches: string[];
}

/** As many of each as there are asks of a question. */
export async function takeSamples(client: Client, count: number): Promise<Samples> {
  const column = async (sql: string) => (await client.query<{ value: string }>(sql)).rows.map(({ value }) => value);
  const spread = async (what: string, from: string, order: string) =>
    await column(
      `select value::text from (select ${what} as value, row_number() over (order by ${order}) as n, count(*) over () as all from ${from}) s
       where n % greatest(1, "all" / ${count}) = 0 order by n limit ${count}`,
    );
  return {
    messages: await spread("id", "tatwats.message", "id"),
    deadMessages: await spread("message_id", "tatwats.delivery where state = 'dead'", "message_id"),
    conversations: await spread("conversation_id", "tatwats.message where causation_id is null", "id"),
    tasks: await spread("id", "tatwats.task where not workflow", "id"),
    workflows: await spread("id", "tatwats.task where workflow", "id"),
    rareWords: await spread("split_part(title, ' ', 2)", "tatwats.task", "id"),
    fingerprints: await column("select distinct fingerprint as value from tatwats.delivery where state = 'dead'"),
    // What was written since the seed has no seal: those who seal are helpers' processes, of which none runs.
    entries: await spread("id", "tatwats.audit_entry where at < now() - interval '2 days'", "id"),
    deaths: await spread("id", "tatwats.audit_entry where action = 'delivery.died'", "id"),
    actors: await spread("actor_id", "tatwats.audit_entry where actor_kind = 'user'", "id"),
    batches: await column("select id::text as value from tatwats.batch order by started_at desc limit 50"),
  };
}
