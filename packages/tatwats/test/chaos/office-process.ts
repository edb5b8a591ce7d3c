/** node office-process.ts <door|helpers> <database url> <key folder>: runs until it is killed, or told to end by SIGTERM. */
import { Pool } from "pg";
import { fromPgClient } from "../../src/index.ts";
import { openOffice } from "./office.ts";

const [role, url, keyFolder] = process.argv.slice(2) as [string, string, string];
const office = openOffice(url, keyFolder, role === "helpers");
const pool = new Pool({ connectionString: url, max: 12, connectionTimeoutMillis: 3_000 });
pool.on("error", () => {});
let ending = false;

process.on("SIGTERM", () => void end());
await persist(async () => await office.start());
process.send?.("ready");
const loops = role === "door" ? [...each(6, sayInTransactions), ...each(3, sayNamed)] : [];
await Promise.all(loops);

async function end(): Promise<void> {
  ending = true;
  await Promise.all(loops);
  await office.stop();
  await pool.end();
  process.exit();
}

function each(count: number, loop: (key: number) => Promise<void>): Promise<void>[] {
  return Array.from({ length: count }, async (_, key) => await loop(key));
}

/** Writes into its own table and sends in one transaction: both happen, or neither. */
async function sayInTransactions(index: number): Promise<void> {
  const key = `tx-${index}`;
  while (!ending) await persist(async () => await sayOne(key)).then(breathe);
}

async function sayOne(key: string): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  try {
    await client.query("begin");
    const { rows } = await client.query<{ next: number }>("select coalesce(max(number), 0)::int + 1 as next from sent where key = $1", [
      key,
    ]);
    const number = rows[0]!.next;
    await client.query("insert into sent values ($1, $2)", [key, number]);
    await office.send("the_scribe", "line.said", { key, number }, { in: fromPgClient(client) });
    await client.query("commit");
  } catch (error) {
    broken ??= error as Error;
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken ?? false);
  }
}

/** Sends under a name, and sends again until it has heard that it is sent: still once. */
async function sayNamed(index: number): Promise<void> {
  const key = `named-${index}`;
  while (!ending) {
    await persist(async () => {
      const { rows } = await pool.query<{ next: number }>(
        "select coalesce(max(number), 0)::int + 1 as next from acknowledged where key = $1",
        [key],
      );
      const number = rows[0]!.next;
      await office.send("the_scribe", "line.said", { key, number }, { once: `${key}/${number}` });
      await pool.query("insert into acknowledged values ($1, $2) on conflict do nothing", [key, number]);
    }).then(breathe);
  }
}

/** The database may be away at any moment. */
async function persist(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch {
      if (ending) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function breathe(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}
