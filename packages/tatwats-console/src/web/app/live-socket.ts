import type { LiveFrames, LiveTopic } from "../../contract/live-frame.ts";

/** As much of a Socket.IO client as is needed here. */
export interface SocketLike {
  connected: boolean;
  /** Whether it tries again by itself. */
  active: boolean;
  on(event: string, listener: (value: unknown) => void): unknown;
  emit(event: string, value: unknown): unknown;
  connect(): unknown;
}

export interface TopicListener<Topic extends LiveTopic> {
  onFrame(frame: LiveFrames[Topic]): void;
  /** Frames were missed, or may have been: what is shown is to be read again. */
  onGap(): void;
}

export interface LiveSocket {
  /** Follows a topic until the returned function is called. The first follower opens the connection. */
  follow<Topic extends LiveTopic>(topic: Topic, listener: TopicListener<Topic>): () => void;
  isConnected(): boolean;
  onChange(listener: () => void): () => void;
}

const askAgainMs = 15_000;

/**
 * One connection for all that pages follow. It subscribes to a topic while anybody follows it, numbers
 * are watched for gaps, and after each connection everybody is told that something may have been missed.
 */
export function createLiveSocket(open: () => Promise<SocketLike>): LiveSocket {
  const followers = new Map<LiveTopic, Set<TopicListener<LiveTopic>>>();
  const lastFrames = new Map<LiveTopic, number>();
  const watchers = new Set<() => void>();
  let opening: Promise<void> | undefined;
  let socket: SocketLike | undefined;
  let connected = false;

  function setConnected(next: boolean): void {
    if (connected === next) return;
    connected = next;
    for (const watcher of watchers) watcher();
  }

  async function start(): Promise<void> {
    socket = await open();
    socket.on("connect", welcome);
    socket.on("disconnect", () => setConnected(false));
    socket.on("connect_error", () => {
      setConnected(false);
      // A namespace that refuses is not asked again by the client itself.
      if (socket && !socket.active) setTimeout(() => socket?.connect(), askAgainMs);
    });
    for (const topic of followers.keys()) attach(topic);
    if (socket.connected) welcome();
  }

  function attach(topic: LiveTopic): void {
    socket?.on(topic, (frame) => receive(topic, frame as LiveFrames[LiveTopic]));
  }

  /** What could not be loaded now may be later; until then pages ask by themselves. */
  function begin(): void {
    opening ??= start().catch(() => {
      opening = undefined;
      setTimeout(begin, askAgainMs);
    });
  }

  function welcome(): void {
    lastFrames.clear();
    setConnected(true);
    for (const [topic, listeners] of followers) {
      if (listeners.size > 0) socket?.emit("subscribe", { topic });
      for (const listener of listeners) listener.onGap();
    }
  }

  function receive(topic: LiveTopic, frame: LiveFrames[LiveTopic]): void {
    const last = lastFrames.get(topic);
    lastFrames.set(topic, frame.frame);
    const missed = last !== undefined && frame.frame !== last + 1;
    for (const listener of followers.get(topic) ?? []) {
      if (missed) listener.onGap();
      listener.onFrame(frame);
    }
  }

  function listenersOf(topic: LiveTopic): Set<TopicListener<LiveTopic>> {
    const known = followers.get(topic);
    if (known) return known;
    const fresh = new Set<TopicListener<LiveTopic>>();
    followers.set(topic, fresh);
    // The first ones are attached when the connection is there.
    if (socket) attach(topic);
    else begin();
    return fresh;
  }

  return {
    follow(topic, listener) {
      const listeners = listenersOf(topic);
      const anyTopic = listener as TopicListener<LiveTopic>;
      if (listeners.size === 0 && connected) socket?.emit("subscribe", { topic });
      listeners.add(anyTopic);
      return () => {
        listeners.delete(anyTopic);
        if (listeners.size > 0) return;
        lastFrames.delete(topic);
        if (connected) socket?.emit("unsubscribe", { topic });
      };
    },
    isConnected: () => connected,
    onChange(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}

/** The console's own connection, to the namespace `/ops` of the server that the pages came from. */
export const liveSocket = createLiveSocket(async () => {
  const { io } = await import("socket.io-client");
  return io("/ops", { withCredentials: true });
});
