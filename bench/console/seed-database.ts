import { Client, Pool } from "pg";
import { fromPgPool, migrateTatwats } from "tatwats";
import { openCast } from "./open-cast.ts";
import { beginEntries, type EntrySeed, sealUntil, seedDeaths } from "./seed-entries.ts";
import { seedDesk } from "./seed-desk.ts";
import { seedHealth } from "./seed-health.ts";
import { seedMessages, seedStories } from "./seed-messages.ts";
import { seedTasks } from "./seed-tasks.ts";

export interface SeedSize {
  /** Of these a tenth as many tasks. */
  messages: number;
  /** Of the audit log. */
  entries: number;
}

/**
 * Fills an empty database as a busy installation has filled it after months.
 *
 * @param keyFolder where the key that seals the audit log lies, or is made
 */
export async function seedDatabase(url: string, size: SeedSize, keyFolder: string, say: (line: string) => void): Promise<void> {
  await registerCast(url, keyFolder);
  let entries!: EntrySeed;
  await seeding(url, async (client) => (entries = await beginEntries(client, size.entries)));
  // On two connections, and the sealer's: the log has nothing to do with messages and tasks, but takes the longest.
  const log = seeding(url, async (client) => await entries.work(client));
  const rest = seeding(url, async (client) => {
    await seedStories(client, size.messages);
    await seedMessages(client);
    say(`${size.messages.toLocaleString("en-GB")} messages`);
    await seedTasks(client);
    say(`${(size.messages / 10).toLocaleString("en-GB")} tasks`);
    await seedHealth(client);
    await seedDesk(client);
    say("figures, states, incidents, logs and batches");
    await entries.work(client);
  });
  const all = Promise.all([log, rest]).then(async () => {
    say("audit entries");
    await seeding(url, async (client) => {
      await seedDeaths(client);
      await entries.finish(client);
    });
  });
  const [sealed] = await Promise.all([sealUntil(all, url, keyFolder), all]);
  say(`${sealed.toLocaleString("en-GB")} audit entries under seals`);
  await seeding(url, async (client) => {
    await client.query("vacuum analyze");
    await client.query("checkpoint");
  });
  say("vacuumed and analysed");
}

/** The helpers, with their contracts and settings, as their first start puts them on record. */
async function registerCast(url: string, keyFolder: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  await migrateTatwats(fromPgPool(pool));
  await pool.end();
  const tatwats = openCast(url, keyFolder);
  await tatwats.start();
  await tatwats.stop();
  await seeding(url, (client) => client.query("truncate tatwats.status_interval, tatwats.figure_minute, tatwats.figure_hour"));
}

/** Nothing waits for the disk, and no row is checked twice: a seed that fails is made anew. */
async function seeding(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      "set synchronous_commit = off; set session_replication_role = replica; set timezone = 'UTC'; set work_mem = '128MB'; set jit = off",
    );
    await work(client);
  } finally {
    await client.end();
  }
}
