import { Client } from "pg";

const holdLock = 7_281_990_122;

/**
 * Claims the data folder for this start, by a lock that lives as long as our connection to the
 * folder's own PostgreSQL: however this process ends, the claim ends with it.
 *
 * @returns how to let go, or undefined where another start holds the folder
 */
export async function holdDataFolder(url: string): Promise<{ release(): Promise<void> } | undefined> {
  const client = new Client({ connectionString: url, application_name: "podtracker supervisor", keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [holdLock]);
  if (rows[0]!.mine) return { release: async () => await client.end().catch(() => {}) };
  await client.end();
  return undefined;
}
