import { showToast } from "@tatwats/ui";
import { api } from "../../../app/api.ts";
import { inOneTab } from "../../../app/in-one-tab.ts";
import { newId } from "../../../app/new-id.ts";
import { nextTask } from "../../../app/next-task.ts";
import type { Realtime } from "../../../app/realtime-connection.ts";
import { hasUnsent, rememberUnsent } from "../unsent-mark.ts";
import { describeRefusal } from "./describe-refusal.ts";
import { openDexieLog } from "./dexie-log.ts";
import { type GameLog, memoryLog } from "./game-log.ts";
import { createLiveTables, type LiveTables } from "./live-tables.ts";
import { serverOver } from "./server-over.ts";
import type { TabNews } from "./tab-news.ts";
import { unsent } from "./table.ts";

let opened: { userId: string; tables: Promise<LiveTables> } | null = null;
let realtime: Realtime | null = null;

/** The games of this device and this person. */
export async function deviceTables(userId: string): Promise<LiveTables> {
  if (opened?.userId !== userId) opened = { userId, tables: openTables(userId) };
  return await opened.tables;
}

/** What is said goes over this socket while it is connected, otherwise by requests. The answer takes it back. */
export function sendOver(socket: Realtime | null): () => void {
  realtime = socket;
  return () => {
    if (realtime === socket) realtime = null;
  };
}

/** Nothing of anybody but that person stays on the device. */
export async function forgetGamesOfOthers(userId: string | null): Promise<void> {
  if (opened && opened.userId !== userId) {
    const { tables } = opened;
    opened = null;
    (await tables).close();
  }
  const log = await openDexieLog().catch(() => null);
  await log?.forgetOthers(userId);
}

async function openTables(userId: string): Promise<LiveTables> {
  const log = await openDexieLog().catch(() => memoryLog());
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`live-games-${userId}`) : null;
  const tables = createLiveTables({
    log,
    server: serverOver({
      api,
      userId,
      now: Date.now,
      async ask(payload) {
        if (!realtime) throw new Error("not connected");
        return await realtime.ask("game:events", payload);
      },
    }),
    newId,
    now: Date.now,
    later(work, ms) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    inOneTab: async (work) => await inOneTab("live-games", work),
    tellTabs: (news) => void nextTask().then(() => channel?.postMessage(news)),
    onRejected: (rejected, upToDate) => void upToDate.then((table) => showToast({ tone: "bad", text: describeRefusal(table, rejected) })),
  });
  if (channel) channel.onmessage = ({ data }: MessageEvent<TabNews>) => tables.hearTab(data);
  void forgetOldGames(log, userId).catch(() => {});
  markUnsent(tables, userId);
  return tables;
}

const quietMs = 1_000;

/** Something that waits is noted at once, that nothing does any more when no tap is on its way: each would write twice. */
function markUnsent(tables: LiveTables, userId: string): void {
  const waiting = new Map<string, boolean>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  tables.listen((gameId) => {
    const table = tables.table(gameId)!;
    waiting.set(gameId, table.game.unsentStart !== null || unsent(table).length > 0);
    clearTimeout(timer);
    const isWaiting = [...waiting.values()].some(Boolean);
    if (isWaiting) void nextTask().then(() => rememberUnsent(userId));
    else timer = setTimeout(() => hasUnsent(userId) && rememberUnsent(null), quietMs);
  });
}

const oldMs = 30 * 24 * 60 * 60 * 1000;

/** What is long over is the server's to keep; what was never sent stays. */
async function forgetOldGames(log: GameLog, userId: string): Promise<void> {
  for (const { id, startedAt, unsentStart } of await log.readGames(userId)) {
    if (Date.parse(startedAt) > Date.now() - oldMs || unsentStart) continue;
    if ((await log.readEvents(id)).said.length === 0) await log.forgetGame(id);
  }
}
