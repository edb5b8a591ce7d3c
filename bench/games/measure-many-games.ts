import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { ServedApp } from "../app/serve-app.ts";
import { memoryOf } from "../app/serve-app.ts";
import { ascending, type Measurement, ms, percentile } from "../harness/figures.ts";
import { watchProcessorTime } from "../harness/processor-time.ts";
import { eventOf, type Table } from "./seed-games.ts";

const wanted = { medianMs: 15, lateMs: 80, megabytes: 500 };
const perSecondAndGame = 2;

interface Heard {
  events: { id: string; receivedAt: string }[];
}

/** Many tables at once: how soon after the server took an event each of the other phones has heard of it. */
export async function measureManyGames(app: ServedApp, tables: readonly Table[], seconds: number): Promise<Measurement> {
  const delays: number[] = [];
  const left = new Map<string, number>();
  let doubled = 0;
  const onEvents = ({ events }: Heard) => {
    const now = performance.timeOrigin + performance.now();
    for (const { id, receivedAt } of events) {
      const rest = (left.get(id) ?? 0) - 1;
      if (rest < 0) doubled += 1;
      left.set(id, rest);
      delays.push(now - Date.parse(receivedAt));
    }
  };
  const sockets: Socket[][] = [];
  let mostMemory = 0;
  const memory = setInterval(() => (mostMemory = Math.max(mostMemory, memoryOf(app.webPid))), 500);
  try {
    for (const table of tables)
      sockets.push(await Promise.all(table.players.map(async (player) => await sit(app, table, player.cookie, onEvents))));
    const busy = watchProcessorTime(app.webPid);
    const perSecond = tables.length * perSecondAndGame;
    const began = performance.now();
    let refused = 0;
    for (let n = 0; n < perSecond * seconds; n += 1) {
      const early = began + (n * 1_000) / perSecond - performance.now();
      if (early > 1) await sleep(early);
      const game = n % tables.length;
      const event = eventOf(n);
      left.set(event["id"] as string, tables[game]!.players.length);
      sockets[game]![n % 4]!.emit("game:events", { gameId: tables[game]!.gameId, events: [event] }, (answer: { accepted?: unknown[] }) => {
        if (answer.accepted?.length !== 1) refused += 1;
      });
    }
    const tookSeconds = (performance.now() - began) / 1_000;
    const share = busy();
    await sleep(2_000);
    const sorted = ascending(delays);
    const lost = [...left.values()].reduce((sum, rest) => sum + Math.max(0, rest), 0);
    const [median, late] = [percentile(sorted, 50), percentile(sorted, 99)];
    return {
      figures: [
        {
          what: `${tables.length} games of four sockets, ${perSecondAndGame} events/s each: taken → with each phone, p50`,
          measured: ms(median),
          target: `≤ ${wanted.medianMs} ms`,
          reached: median <= wanted.medianMs,
        },
        { what: "the same, p99", measured: ms(late), target: `≤ ${wanted.lateMs} ms`, reached: late <= wanted.lateMs },
        {
          what: "the same, lost, doubled or refused",
          measured: `${lost}, ${doubled}, ${refused} of ${left.size.toLocaleString("en-GB")} events`,
          target: "0, 0, 0",
          reached: lost + doubled + refused === 0,
        },
        {
          what: "the same, web process, memory at most",
          measured: `${mostMemory.toFixed(0)} MB`,
          target: `≤ ${wanted.megabytes} MB`,
          reached: mostMemory <= wanted.megabytes,
        },
      ],
      notes: [
        `many-games: ${tookSeconds.toFixed(0)} s at ${(left.size / tookSeconds).toFixed(0)} events/s; from the server's receivedAt to each of the four sockets, all in one process by the same clock; the web process took ${share.toFixed(0)} % of a core.`,
      ],
    };
  } finally {
    clearInterval(memory);
    for (const socket of sockets.flat()) socket.disconnect();
  }
}

async function sit({ origin }: ServedApp, { gameId }: Table, cookie: string, onEvents: (heard: Heard) => void): Promise<Socket> {
  const socket = io(origin, { transports: ["websocket"], extraHeaders: { cookie }, forceNew: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
  const answer = (await socket.emitWithAck("subscribe", { topic: `game:${gameId}` })) as { ok: boolean };
  if (!answer.ok) throw new Error("A player may not listen to the own game.");
  return socket.on("game:events", onEvents);
}
