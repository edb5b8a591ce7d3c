import type { Namespace, Server, Socket } from "socket.io";
import { z } from "zod";
import { type LiveTopic, liveTopics } from "../../contract/live-frame.ts";
import type { ConsoleOptions } from "../console-options.ts";
import { createFeed, type Feed } from "./feed.ts";
import { liveSources } from "./sources.ts";

const topicMessage = z.strictObject({ topic: z.enum(liveTopics) });
const checkEveryMs = 5_000;

type Acknowledgement = { ok: true } | { ok: false; code: string };

/**
 * The namespace `/ops`: operators follow topics, and are sent their frames. Each web process looks and
 * tells its own followers only, so nothing goes through an adapter. Who loses the role, or signs out,
 * loses the socket within seconds.
 *
 * @returns ends it
 */
export function serveLive(sockets: Server, options: ConsoleOptions): () => void {
  const operators = sockets.of("/ops");
  const feeds = createFeeds(operators, options);
  operators.use((socket, next) => {
    isOperator(options, socket).then(
      (verdict) => next(verdict === "yes" ? undefined : new Error(verdict)),
      () => next(new Error("unavailable")),
    );
  });
  operators.on("connection", (socket) => follow(socket, operators, feeds));
  const timer = setInterval(() => void cutStrangers(operators, options), checkEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    for (const feed of feeds.values()) feed.stop();
    operators.local.disconnectSockets(true);
  };
}

function createFeeds(operators: Namespace, { tatwats }: ConsoleOptions): Map<LiveTopic, Feed> {
  const sources = liveSources(tatwats);
  const feedOf = <Topic extends LiveTopic>(topic: Topic) =>
    createFeed(sources[topic], {
      now: () => tatwats.world.now(),
      emit: (frame) => void operators.local.to(topic).volatile.emit(topic, frame),
    });
  return new Map(liveTopics.map((topic) => [topic, feedOf(topic)]));
}

function follow(socket: Socket, operators: Namespace, feeds: Map<LiveTopic, Feed>): void {
  const settle = () => {
    for (const [topic, feed] of feeds) {
      if (operators.adapter.rooms.has(topic)) feed.start();
      else feed.stop();
    }
  };
  const on = (event: "subscribe" | "unsubscribe", act: (topic: LiveTopic) => unknown) =>
    socket.on(event, async (message: unknown, acknowledge: unknown) => {
      const answer = (result: Acknowledgement) => void (typeof acknowledge === "function" && acknowledge(result));
      const parsed = topicMessage.safeParse(message);
      if (!parsed.success) return answer({ ok: false, code: "malformed" });
      await act(parsed.data.topic);
      settle();
      answer({ ok: true });
    });
  on("subscribe", (topic) => socket.join(topic));
  on("unsubscribe", (topic) => socket.leave(topic));
  socket.on("disconnect", settle);
}

async function isOperator({ authorise }: ConsoleOptions, socket: Socket): Promise<"yes" | "not-signed-in" | "not-an-operator"> {
  const operator = await authorise({ headers: socket.handshake.headers });
  return typeof operator === "string" ? operator : "yes";
}

async function cutStrangers(operators: Namespace, options: ConsoleOptions): Promise<void> {
  for (const socket of operators.sockets.values()) {
    // While the database is away nobody can be asked; nothing can be read either.
    const verdict = await isOperator(options, socket).catch(() => "yes" as const);
    if (verdict !== "yes") socket.disconnect();
  }
}
