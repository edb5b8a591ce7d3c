import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

const holdLock = 7_281_990_122;
const againAfterMs = 500;

/** A data folder that is ours until we let go. */
export interface Hold {
  release(): Promise<void>;
}

/**
 * Claims the data folder for this start, by a lock that lives as long as our connection to the
 * folder's own PostgreSQL: however this process ends, the claim ends with it. When the connection
 * breaks because the server was restarted, the claim is made again.
 *
 * @returns undefined where another start holds the folder
 */
export async function holdDataFolder(url: string): Promise<Hold | undefined> {
  let released = false;
  let client = await lock(url, renew);
  if (!client) return undefined;

  function renew(): void {
    if (released) return;
    client = undefined;
    void sleep(againAfterMs)
      .then(() => lock(url, renew))
      .then((locked) => {
        if (released) void locked?.end();
        else client = locked;
      }, renew);
  }

  return {
    async release() {
      released = true;
      await client?.end().catch(() => {});
    },
  };
}

async function lock(url: string, onBroken: () => void): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, application_name: "podtracker supervisor", keepAlive: true });
  let holds = false;
  client.on("error", () => {});
  client.once("end", () => holds && onBroken());
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [holdLock]);
  holds = rows[0]!.mine;
  if (holds) return client;
  await client.end();
  return undefined;
}
