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
  let due = performance.now();
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;

  async function add(): Promise<void> {
    await client.query(
      `insert into tatwats.edge_minute as e (at, sender, recipient, type, sent, handled, failed, expired, wait, handle)
       select date_trunc('minute', now()), sender, recipient, type, $2, $2, case when hop = 3 then 1 else 0 end, 0, array[0, $2], array[0, 0, $2]
       from jsonb_to_recordset($1::jsonb) as w (sender text, recipient text, type text, hop int)
       on conflict (at, sender, recipient, type) do update set sent = e.sent + excluded.sent, handled = e.handled + excluded.handled, failed = e.failed + excluded.failed`,
      [JSON.stringify(ways), Math.round(messagesPerSecond / ways.length)],
    );
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
