import { Client } from "pg";
import { ways } from "../cast.ts";

export interface Traffic {
  stop(): Promise<void>;
}

const everyMs = 1_000;

/**
 * Adds to the record of ways what an engine would that delivers so many messages a second over all
 * of them, so that the web process tells its followers real frames while no engine runs beside it.
 */
export async function startTraffic(url: string, messagesPerSecond: number): Promise<Traffic> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const each = Math.round(messagesPerSecond / ways.length);
  const counted = ways.map(({ sender, recipient, type, hop }) => ({
    sender,
    recipient,
    type,
    sent: each,
    handled: each,
    failed: hop === 3 ? 1 : 0,
    expired: 0,
    wait: [0, each],
    handle: [0, 0, each],
  }));
  let due = performance.now();
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;

  async function add(): Promise<void> {
    await client.query("select tatwats.add_edges($1::jsonb)::text", [JSON.stringify(counted)]);
    if (stopped) return;
    due += everyMs;
    timer = setTimeout(
      () => {
        turn = add();
      },
      Math.max(0, due - performance.now()),
    );
  }

  turn = add();
  await turn;
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
      await client.end();
    },
  };
}
