import type { Topic } from "@podtracker/contract";
import type { Socket } from "socket.io";
import type { SessionUser } from "../auth/session.ts";

/** What a socket knows of itself. */
interface SocketData {
  user: SessionUser;
  /** The topics it listens to, each with the pod it is of. */
  topics: Map<Topic, string>;
}

export type UserSocket = Socket<never, never, never, SocketData>;
