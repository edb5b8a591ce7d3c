import type {
  Acknowledgement,
  AnswerTo,
  ClientEvent,
  ClientEventPayload,
  serverEvents,
  ServerEvent,
  ServerEventPayload,
  Topic,
} from "@podtracker/contract";
import { loadPatiently } from "@tatwats/ui";
import type { Socket } from "socket.io-client";
import { whenIdle } from "./when-idle.ts";

export type Connection = "connecting" | "online" | "away";

export interface Realtime {
  /** Connects; the answer disconnects. */
  open(): () => void;
  subscribe(topic: Topic, onSubscribed?: () => void): () => void;
  /** Says something that matters only now: without a connection it is dropped. */
  tell<Event extends ClientEvent>(event: Event, payload: ClientEventPayload<Event>): void;
  /** Says something and waits for the answer. @throws where there is no connection, or no answer in time */
  ask<Event extends ClientEvent>(event: Event, payload: ClientEventPayload<Event>): Promise<AnswerTo<Event>>;
  listen<Event extends ServerEvent>(event: Event, handler: (payload: ServerEventPayload<Event>) => void): () => void;
}

/** Milliseconds until a new session is surely in the browser's hands. */
const renewalMs = 1_000;

/** Milliseconds after which a connection that gives no answer is taken for a broken one. */
const answerMs = 5_000;

type Handler = (payload: never) => void;

/** What looks through the server's events: large, and of no use before the first of them. Null when it does not come. */
async function loadSchemas(): Promise<typeof serverEvents | null> {
  return await loadPatiently(() => import("./server-events.ts")).then(
    (module) => module.serverEvents,
    () => null,
  );
}

/**
 * The socket with what must outlive it: topics are subscribed again at each connect, listeners stay.
 *
 * @param onReturn runs at each connect: what was asked for before may have changed while nobody listened
 */
export function createRealtime({
  onConnection,
  onReturn,
}: {
  onConnection: (connection: Connection) => void;
  onReturn: () => void;
}): Realtime {
  const topics = new Map<Topic, Set<() => void>>();
  const handlers = new Map<ServerEvent, Set<Handler>>();
  let socket: Socket | null = null;
  let schemas: ReturnType<typeof loadSchemas> | undefined;

  function ask(topic: Topic): void {
    socket?.emit("subscribe", { topic }, (answer: Acknowledgement) => {
      if (answer.ok) for (const run of topics.get(topic) ?? []) run();
    });
  }

  function onConnect(): void {
    onConnection("online");
    for (const topic of topics.keys()) ask(topic);
    onReturn();
  }

  function onAway(): void {
    onConnection("away");
  }

  function onDisconnect(reason: string): void {
    onAway();
    // The server ended the session; the library then stays away, but the person may have a new one.
    if (reason === "io server disconnect") setTimeout(() => socket?.connect(), renewalMs);
  }

  function onRefused({ message }: Error): void {
    onAway();
    // The library tries again by itself only where nobody answers; here the server did, whose database was away.
    if (message === "unavailable") setTimeout(() => socket?.connect(), renewalMs);
  }

  /** In the order in which they came, whether or not the schemas had to be waited for. */
  async function hear(event: string, payload: unknown): Promise<void> {
    schemas ??= loadSchemas();
    const loaded = await schemas;
    if (!loaded) {
      schemas = undefined;
      // Something was said, and what cannot be known: as after having been away.
      return onReturn();
    }
    if (!Object.hasOwn(loaded, event)) return;
    const known = event as ServerEvent;
    const parsed = loaded[known].safeParse(payload);
    if (parsed.success) for (const handler of handlers.get(known) ?? []) handler(parsed.data as never);
  }

  return {
    open() {
      let closed = false;
      const connect = async () => {
        const { io } = await loadPatiently(() => import("socket.io-client"));
        if (closed) return;
        socket = io({ transports: ["websocket", "polling"], reconnectionDelayMax: 10_000 });
        socket.on("connect", onConnect).on("disconnect", onDisconnect).on("connect_error", onRefused);
        socket.onAny((event: string, payload: unknown) => void hear(event, payload));
      };
      // The page is of use before the socket is.
      whenIdle(() => void connect().catch(onAway));
      return () => {
        closed = true;
        socket?.disconnect();
        socket = null;
      };
    },
    subscribe(topic, onSubscribed = () => {}) {
      const waiting = topics.get(topic) ?? new Set();
      topics.set(topic, waiting.add(onSubscribed));
      if (waiting.size === 1 && socket?.connected) ask(topic);
      return () => {
        waiting.delete(onSubscribed);
        if (waiting.size > 0) return;
        topics.delete(topic);
        socket?.emit("unsubscribe", { topic }, () => {});
      };
    },
    tell(event, payload) {
      if (socket?.connected) socket.emit(event, payload, () => {});
    },
    async ask(event, payload) {
      if (!socket?.connected) throw new Error("not connected");
      return (await socket.timeout(answerMs).emitWithAck(event, payload)) as AnswerTo<typeof event>;
    },
    listen(event, handler) {
      const those = handlers.get(event) ?? new Set();
      handlers.set(event, those.add(handler));
      return () => those.delete(handler);
    },
  };
}
