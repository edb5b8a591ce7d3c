import { Client } from "pg";
import type { Logger } from "../interfaces.ts";

const againAfterMs = 1_000;

/**
 * Listens on one channel of PostgreSQL's, with a connection of its own that is made again when it
 * breaks. A notification is a hurry-up and never the only way to learn of something.
 *
 * @param onNotice gets each notification's payload; undefined after a (re)connection, when some may have been missed
 */
export function listen(
  connectionString: string,
  channel: string,
  onNotice: (payload: string | undefined) => void,
  log: Logger,
): { stop(): Promise<void> } {
  let client: Client | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const mine = new Client({ connectionString, keepAlive: true });
    client = mine;
    mine.on("error", () => again(mine));
    mine.on("end", () => again(mine));
    mine.on("notification", (notice) => onNotice(notice.payload));
    try {
      await mine.connect();
      await mine.query(`listen ${mine.escapeIdentifier(channel)}`);
      onNotice(undefined);
    } catch (error) {
      log.warn({ error }, "cannot listen for wake-ups; looking once a second instead");
      again(mine);
    }
  }

  function again(broken: Client): void {
    if (stopped || client !== broken) return;
    client = undefined;
    broken.end().catch(() => {});
    timer = setTimeout(() => void connect(), againAfterMs);
  }

  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
