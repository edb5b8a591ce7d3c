import { createAdapter } from "@socket.io/postgres-adapter";
import type { ServerEvent, ServerEventPayload, Topic } from "@podtracker/contract";
import type { Pool } from "pg";
import { Server } from "socket.io";
import type { AppLogger } from "../logging/create-logger.ts";

/** Tells the sockets that listen to a topic, on all web processes, that something happened. */
export interface Announcer {
  announce<Event extends ServerEvent>(topic: Topic | `user:${string}`, event: Event, payload: ServerEventPayload<Event>): void;
}

/** What only a process with sockets can do. */
export interface Presence extends Announcer {
  /** Ends what a person's sockets hear of a pod and its games, on all web processes. */
  expel(userId: string, podId: string): void;
  /** Ends the sockets of a session that was ended, on all web processes. */
  endSession(sessionId: string): void;
}

export interface RemoteAnnouncer extends Announcer {
  close(): Promise<void>;
}

/**
 * For a process without sockets of its own: a Socket.IO server that nobody can connect to, whose
 * adapter passes its broadcasts on to the processes that have sockets. (The emitter package for this
 * speaks an older form of the adapter's messages, which the adapter drops without a word.)
 */
export function createRemoteAnnouncer(pool: Pool, log: AppLogger): RemoteAnnouncer {
  const io = new Server({ adapter: createPostgresAdapter(pool, log), serveClient: false });
  return {
    announce: (topic, event, payload) => void io.to(topic).emit(event, payload),
    // There is no HTTP server to close, which the server's own close would insist on.
    close: async () => void (await io.of("/").adapter.close()),
  };
}

/** The way between Socket.IO servers: NOTIFY, and a table for what is too long for it. */
export function createPostgresAdapter(pool: Pool, log: AppLogger) {
  return createAdapter(pool, { errorHandler: (error) => log.warn({ error }, "realtime between processes is disturbed") });
}
