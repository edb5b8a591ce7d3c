import { randomUUID } from "node:crypto";
import { createApi, type AnswerTo, type ServerEventPayload } from "@podtracker/contract";
import { io } from "socket.io-client";
import { type GameLog } from "../../../web/src/features/live-games/log/game-log.ts";
import { createLiveTables, type LiveTables } from "../../../web/src/features/live-games/log/live-tables.ts";
import { serverOver } from "../../../web/src/features/live-games/log/server-over.ts";
import type { TabNews } from "../../../web/src/features/live-games/log/tab-news.ts";
import type { Person } from "../person.ts";
import type { FaultyNetwork } from "./faulty-network.ts";
import type { Ledger } from "./ledger.ts";

/** One tab of a device with the app in it: its real core, above a network that fails. */
export interface Page {
  tables: LiveTables;
  /** Opens the game, again and again until it is open, and listens to it. */
  open(gameId: string): Promise<void>;
  /** The network went, or came. */
  onNetwork(): void;
  /** The connection breaks, and the library connects again. */
  dropSocket(): void;
  hearTab(news: TabNews): void;
  /** As when it is reloaded: whatever it was about to do is not done. */
  close(): void;
}

export interface PageOptions {
  person: Person;
  userId: string;
  url: string;
  network: FaultyNetwork;
  log: GameLog;
  ledger: Ledger;
  random: () => number;
  now: () => number;
  inOneTab: (work: () => Promise<void>) => Promise<void>;
  tellTabs: (news: TabNews) => void;
}

/** Time runs that much faster than on a phone, whose patience is made for people. */
const haste = 40;
const answerMs = 1_500;
const renewalMs = 25;
const never = new Promise<never>(() => {});

export function openPage({ person, userId, url, network, ledger, random, now, ...options }: PageOptions): Page {
  const closing = Promise.withResolvers<void>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  let listening: string | null = null;
  let isBegun = false;
  /** Nothing comes back to a page that is closed. */
  const alive = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work.catch(async (error: unknown) => (closed ? await never : await Promise.reject(error)));
    return closed ? await never : result;
  };
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: { cookie: person.cookie() },
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
  });
  const withCookie: typeof fetch = async (input, init) =>
    await fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie: person.cookie() } });
  const overSocket = async (payload: Parameters<Parameters<typeof serverOver>[0]["ask"]>[0]) => {
    if (!socket.connected) throw new Error("not connected");
    return (await socket.timeout(answerMs).emitWithAck("game:events", payload)) as AnswerTo<"game:events">;
  };
  const server = serverOver({ api: createApi(url, () => withCookie), userId, now, ask: overSocket });
  const carry = async <Result>(ask: () => Promise<Result>) => (closed ? await never : await alive(network.carry(ask)));
  const tables = createLiveTables({
    log: logOf(options.log, () => closed),
    server: {
      read: async (gameId) => await carry(async () => await server.read(gameId)),
      start: async (game) => await carry(async () => await server.start(game)),
      send: async (gameId, events) => await carry(async () => await server.send(gameId, events)),
      readAfter: async (gameId, seq) => await carry(async () => await server.readAfter(gameId, seq)),
    },
    newId: randomUUID,
    now,
    later(work, ms) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, ms / haste);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
      };
    },
    random,
    inOneTab: async (work) => await options.inOneTab(async () => await Promise.race([work(), closing.promise])),
    tellTabs(news) {
      if (closed) return;
      if ("said" in news) for (const event of news.said) ledger.said.set(event.id, { event, userId });
      options.tellTabs(news);
    },
    onRejected(rejected) {
      if (!closed) for (const { id, code } of rejected) ledger.refused.set(id!, code);
    },
  });

  function catchUp(): void {
    tables.hurry();
    tables.refresh(listening!).catch(() => {});
  }
  // As the page of a live game does (use-live-table.ts).
  function subscribe(): void {
    // What has not begun at the server can't be listened to there.
    if (!listening || tables.table(listening)!.game.unsentStart || !socket.connected) return;
    isBegun = true;
    socket.emit("subscribe", { topic: `game:${listening}` }, ({ ok }: { ok: boolean }) => ok && !closed && catchUp());
  }
  tables.listen(() => !isBegun && subscribe());
  socket.on("connect", subscribe);
  // Where the server itself ends or refuses it, the library stays away and the app comes again (realtime-connection.ts).
  const comeAgain = () => void setTimeout(() => !closed && network.up && socket.connect(), renewalMs);
  socket.on("disconnect", (reason) => reason === "io server disconnect" && comeAgain());
  socket.on("connect_error", ({ message }) => message === "unavailable" && comeAgain());
  socket.on("game:events", ({ gameId, events, version }: ServerEventPayload<"game:events">) => {
    network.bring(() => {
      if (!closed) tables.hear(gameId, events, version);
    });
  });

  return {
    tables,
    async open(gameId) {
      for (; !closed; await new Promise((resolve) => setTimeout(resolve, 10))) {
        const opened = await tables.open(gameId).catch(() => null);
        if (opened) break;
      }
      listening = gameId;
      subscribe();
    },
    onNetwork() {
      if (network.up) {
        socket.connect();
        if (listening) catchUp();
      } else socket.disconnect();
    },
    dropSocket: () => void socket.io.engine?.close(),
    hearTab: (news) => !closed && tables.hearTab(news),
    close() {
      closed = true;
      closing.resolve();
      for (const timer of timers) clearTimeout(timer);
      socket.disconnect();
    },
  };
}

/** What a closed page would still write is not written. */
function logOf(log: GameLog, isClosed: () => boolean): GameLog {
  return new Proxy(log, {
    get(target, name: keyof GameLog) {
      const value = target[name];
      if (typeof value !== "function") return value;
      return async (...args: unknown[]) => (isClosed() ? await never : await (value as (...all: unknown[]) => Promise<unknown>)(...args));
    },
  });
}
