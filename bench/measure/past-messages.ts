import type { Client } from "pg";
import { loadContestant, type Services } from "../harness/contestant.ts";
import { onDatabase } from "../harness/effects.ts";
import { type Measurement, median, type Plan, rate, times } from "../harness/figures.ts";
import { runLoad } from "../harness/run-load.ts";
import type { Ground } from "../harness/services.ts";

const wanted = 0.8;

/** The same load on an empty journal and on one with a million handled messages, in turn. */
export async function measurePastMessages(ground: Ground, plan: Plan, past: number): Promise<Measurement> {
  const rates = { without: [] as number[], with: [] as number[] };
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const kind of ["without", "with"] as const) {
      const services = await ground.services(`journal_${kind}`);
      await (await loadContestant("tatwats")).prepare(services);
      // Both begin with a little real history, of which the past is made.
      await runLoad("tatwats", services, 1);
      if (kind === "with") await writePast(services, past, plan);
      await onDatabase(services.postgresUrl, async (client) => {
        await client.query("vacuum analyze");
        await client.query("checkpoint");
      });
      const { perSecond, stolenPercent } = await runLoad("tatwats", services, plan.seconds);
      rates[kind].push(perSecond);
      plan.say(`${kind} past messages: ${rate(perSecond)}; ${stolenPercent?.toFixed(0) ?? "?"} % of the time stolen by the host`);
      await ground.drop(services);
    }
  }
  const ratio = median(rates.with) / median(rates.without);
  return {
    figures: [
      {
        what: `throughput with ${past.toLocaleString("en-GB")} past messages ÷ with none`,
        measured: `${times(ratio)} (${rate(median(rates.with))} ÷ ${rate(median(rates.without))})`,
        target: `≥ ${wanted}`,
        reached: ratio >= wanted,
      },
    ],
    notes: [
      "Past messages: copies of really handled ones, with their deliveries and attempts, sent in the hour before, so in the same partition as the new ones.",
    ],
  };
}

const tables = ["message", "delivery", "attempt"] as const;
const sampleSize = 500;

/**
 * Copies a sample of handled messages until there are `count` more, whatever columns the tables have:
 * a uuid that is the message's own id becomes the copy's, times move into the past with it, all else stays.
 */
async function writePast({ postgresUrl }: Services, count: number, plan: Plan): Promise<void> {
  const begun = performance.now();
  await onDatabase(postgresUrl, async (client) => {
    // No triggers and no look-ups of foreign keys: the copies fit as their originals do.
    await client.query("set session_replication_role = replica");
    await client.query("set timezone = 'UTC'");
    await client.query(
      `create temp table copy as
       select original.id as old_id, uuidv7(-shift) as new_id, shift
       from (select message_id as id from tatwats.delivery where state = 'handled' order by message_id limit ${sampleSize}) original,
            generate_series(1, ${Math.ceil(count / sampleSize)}) as number,
            lateral (select least(interval '1 hour', now() - date_trunc('day', now())) * (1 - number / ${Math.ceil(count / sampleSize) + 1}::float8) as shift) past`,
    );
    await client.query("analyze copy");
    for (const table of tables) await copyRows(client, table);
    await client.query("set session_replication_role = origin");
    const { rows } = await client.query<{ count: string }>("select count(*) from tatwats.delivery where state = 'handled'");
    plan.say(`${rows[0]!.count} handled deliveries in the journal, written in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  });
}

async function copyRows(client: Client, table: (typeof tables)[number]): Promise<void> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'tatwats' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`,
    [table],
  );
  const idColumn = table === "message" ? "id" : "message_id";
  if (!columns.some(({ name }) => name === idColumn)) return;
  const values = columns.map(({ name, type }) => {
    const column = `original."${name}"`;
    if (type === "uuid" && name === "id" && table !== "message") return "uuidv7(-copy.shift)";
    if (type === "uuid") return `case when ${column} = copy.old_id then copy.new_id else ${column} end`;
    return type === "timestamp with time zone" ? `${column} - copy.shift` : column;
  });
  await client.query(
    `insert into tatwats.${table} (${columns.map(({ name }) => `"${name}"`).join(", ")})
     select ${values.join(", ")} from copy join tatwats.${table} original on original.${idColumn} = copy.old_id order by copy.new_id`,
  );
}
