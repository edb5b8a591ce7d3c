import { Emitter } from "@socket.io/postgres-emitter";
import type { ServerEvent, ServerEventPayload, Topic } from "@podtracker/contract";
import type { Pool } from "pg";

/** Tells the sockets that listen to a topic, on all web processes, that something happened. */
export interface Announcer {
  announce<Event extends ServerEvent>(topic: Topic | `user:${string}`, event: Event, payload: ServerEventPayload<Event>): void;
}

/** For a process without sockets of its own: by way of PostgreSQL to those that have them. */
export function createRemoteAnnouncer(pool: Pool): Announcer {
  const emitter = new Emitter(pool);
  return {
    announce: (topic, event, payload) => {
      emitter.to(topic).emit(event, payload);
    },
  };
}
