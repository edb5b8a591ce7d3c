import { io, type Socket } from "socket.io-client";
import type { Measurement } from "../harness/figures.ts";
import { onDatabase } from "../harness/effects.ts";
import { watchProcessorTime } from "../harness/processor-time.ts";
import type { ServedApp } from "../app/serve-app.ts";
import { eventOf, type Table } from "./seed-games.ts";

const wanted = new Map([
  [1, 1_500],
  [20, 8_000],
]);
/** Phones that send at the same time, each the next batch when the one before is answered. */
const senders = 64;

/** Events that one server takes a second over sockets, one at a time and twenty. */
export async function measureAppend(app: ServedApp, tables: readonly Table[], seconds: number): Promise<Measurement> {
  const sockets = await Promise.all(
    Array.from({ length: senders }, async (_, n) => ({
      table: tables[n % tables.length]!,
      socket: await connect(app, tables[n % tables.length]!.players[0]!.cookie),
    })),
  );
  const figures: Measurement["figures"] = [];
  const notes: string[] = [];
  try {
    for (const [size, target] of wanted) {
      await sendFor(sockets, size, 3);
      const busy = watchProcessorTime(app.webPid);
      const before = await countEvents(app);
      const { accepted, tookSeconds } = await sendFor(sockets, size, seconds);
      const kept = (await countEvents(app)) - before;
      if (kept !== accepted) throw new Error(`${accepted} events were answered as taken, ${kept} are there.`);
      const rate = accepted / tookSeconds;
      figures.push({
        what: `events appended a second, ${senders} sockets, batches of ${size}`,
        measured: Math.round(rate).toLocaleString("en-GB"),
        target: `≥ ${target.toLocaleString("en-GB")}`,
        reached: rate >= target,
      });
      notes.push(
        `append, batches of ${size}: the web process took ${busy().toFixed(0)} % of a core; every event that was answered is there.`,
      );
    }
  } finally {
    for (const { socket } of sockets) socket.disconnect();
  }
  return { figures, notes };
}

async function connect({ origin }: ServedApp, cookie: string): Promise<Socket> {
  const socket = io(origin, { transports: ["websocket"], extraHeaders: { cookie }, forceNew: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
  return socket;
}

async function sendFor(sockets: readonly { table: Table; socket: Socket }[], size: number, seconds: number) {
  const began = performance.now();
  const end = began + seconds * 1_000;
  let accepted = 0;
  let n = 0;
  await Promise.all(
    sockets.map(async ({ table: { gameId }, socket }) => {
      while (performance.now() < end) {
        const events = Array.from({ length: size }, () => eventOf((n += 1)));
        const answer = (await socket.emitWithAck("game:events", { gameId, events })) as { accepted?: unknown[] };
        if (answer.accepted?.length !== size) throw new Error(`Not all were taken: ${JSON.stringify(answer).slice(0, 300)}`);
        accepted += size;
      }
    }),
  );
  return { accepted, tookSeconds: (performance.now() - began) / 1_000 };
}

async function countEvents({ databaseUrl }: ServedApp): Promise<number> {
  const sql = "select coalesce(sum(version), 0)::int as many from game";
  return await onDatabase(databaseUrl, async (client) => (await client.query<{ many: number }>(sql)).rows[0]!.many);
}
