import type { Server as HttpServer } from "node:http";
import { type AnswerTo, type ClientEvent, type ClientEventPayload, clientEvents, type Topic } from "@podtracker/contract";
import type { Pool } from "pg";
import { Server, type Socket } from "socket.io";
import type { z } from "zod";
import type { Database } from "tatwats";
import type { Auth } from "../auth/create-auth.ts";
import { findGameMembership, findMembership } from "../auth/membership.ts";
import { lastsSession, readSession, type SessionUser } from "../auth/session.ts";
import { AppError } from "../errors.ts";
import { isOwnOrigin } from "../http/refuse-cross-site.ts";
import type { AppLogger } from "../logging/create-logger.ts";
import { createPostgresAdapter, type Presence } from "./announcer.ts";
import { cutAfterOutage } from "./cut-after-outage.ts";
import { answerForPresence, enterPod, leavePod, tellGone } from "./pod-presence.ts";
import { tellOthers } from "./tell-others.ts";
import type { UserSocket } from "./user-socket.ts";

export interface SocketServer extends Presence {
  /** For namespaces of others, such as the console's. */
  io: Server;
  /** How many people are connected to this process. */
  connectedUsers(): number;
  close(): Promise<void>;
}

interface SocketOptions {
  server: HttpServer;
  pool: Pool;
  database: Database;
  auth: Auth;
  /** Takes what happened at a table; it looks by itself whether the session goes on. */
  appendEvents(payload: ClientEventPayload<"game:events">, user: SessionUser, address: string): Promise<AnswerTo<"game:events">>;
  log: AppLogger;
}

/** Sockets hurry, HTTP is the truth: nothing is written over a socket, and every event is authorised anew. */
export function createSocketServer({ server, pool, database, auth, appendEvents, log }: SocketOptions): SocketServer {
  const io = new Server(server, {
    adapter: createPostgresAdapter(pool, log),
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      decide(null, origin === undefined || isOwnOrigin(origin, host));
    },
  });
  io.use((socket, next) => {
    readSession(auth, database, socket.handshake.headers).then(
      (user) => {
        socket.data.user = user;
        socket.data.topics = new Map();
        next(user ? undefined : new Error("not-signed-in"));
      },
      () => next(new Error("unavailable")),
    );
  });
  io.on("connection", (socket) => serve(io, socket as UserSocket, { database, appendEvents, log }));
  io.on(sessionEnded, (sessionId: string) => endHere(io, sessionId));
  io.on(expelled, (userId: string, podId: string) => expelHere(io, userId, podId));
  const others = tellOthers(io);
  answerForPresence(io);
  const outages = cutAfterOutage(io, pool);
  return {
    io,
    announce: (topic, event, payload) => {
      io.local.to(topic).emit(event, payload);
      others.announce(topic, event, payload);
    },
    connectedUsers: () => new Set([...io.sockets.sockets.values()].map((socket) => (socket.data.user as SessionUser).id)).size,
    endSession: (sessionId) => {
      endHere(io, sessionId);
      io.serverSideEmit(sessionEnded, sessionId);
    },
    expel: (userId, podId) => {
      expelHere(io, userId, podId);
      io.serverSideEmit(expelled, userId, podId);
    },
    close: async () => {
      outages.stop();
      others.stop();
      // It closes the HTTP server, too, and that waits for whoever still sends or reads: not for ever.
      const late = setTimeout(() => server.closeAllConnections(), requestsEndWithinMs);
      await io.close();
      clearTimeout(late);
    },
  };
}

const requestsEndWithinMs = 3_000;

/** Between web processes. */
const sessionEnded = "session-ended";
const expelled = "expelled";

/** Only here, so that what is said goes out before the end: through the adapter, the end could overtake it. */
function endHere(io: Server, sessionId: string): void {
  io.local.to(`session:${sessionId}`).emit("session:ended", {});
  io.local.in(`session:${sessionId}`).disconnectSockets(true);
}

function expelHere(io: Server, userId: string, podId: string): void {
  for (const id of io.of("/").adapter.rooms.get(`user:${userId}`) ?? []) {
    const socket = io.sockets.sockets.get(id) as UserSocket | undefined;
    if (socket) leavePod(io, socket, podId);
  }
}

type Parts = Pick<SocketOptions, "database" | "appendEvents" | "log">;

function serve(io: Server, socket: UserSocket, { database, appendEvents, log }: Parts): void {
  const { user, topics } = socket.data;
  const stillSignedIn = async () => await lastsSession(database, user.sessionId);
  void socket.join([`user:${user.id}`, `session:${user.sessionId}`]);
  on({ socket, log, stillSignedIn }, "subscribe", async ({ topic }) => {
    if (topic === "me") return { ok: true };
    const podId = await podOf(database, user, topic);
    if (!podId) return { ok: false, code: "not-found" };
    topics.set(topic, podId);
    await socket.join(topic);
    // Who was put out of the pod between the look and the joining was not yet listening when that was told.
    if (!(await findMembership(database, user.id, podId))) {
      leavePod(io, socket, podId);
      return { ok: false, code: "not-found" };
    }
    if (topic === `pod:${podId}`) enterPod(io, socket, podId);
    return { ok: true };
  });
  on({ socket, log, stillSignedIn }, "unsubscribe", async ({ topic }) => {
    if (topic === "me") return { ok: true };
    if (!topics.delete(topic)) return { ok: true };
    await socket.leave(topic);
    if (topic.startsWith("pod:")) tellGone(io, user.id, topic.slice("pod:".length));
    return { ok: true };
  });
  on({ socket, log, stillSignedIn }, "chat:typing", async ({ podId }) => {
    const member = await findMembership(database, user.id, podId);
    if (!member) return { ok: false, code: "not-found" };
    if (member.archived) return { ok: false, code: "pod-archived" };
    // Broadcast arguments are typed by the contract where they are received.
    (socket as unknown as Socket).to(`pod:${podId}`).volatile.emit("chat:typing", { podId, userId: user.id, name: user.name });
    return { ok: true };
  });
  const always = async () => true;
  on({ socket, log, stillSignedIn: always }, "game:events", async (payload) => await appendEvents(payload, user, socket.handshake.address));
  socket.on("disconnect", () => {
    for (const [topic, podId] of topics) if (topic === `pod:${podId}`) tellGone(io, user.id, podId);
    topics.clear();
  });
}

type Refused = { ok: false; code: string };

/** Parses, answers, and keeps whatever goes wrong to itself: a bad message is told so, and changes nothing. */
function on<Event extends ClientEvent>(
  { socket, log, stillSignedIn }: { socket: UserSocket; log: AppLogger; stillSignedIn(): Promise<boolean> },
  event: Event,
  handle: (payload: z.output<(typeof clientEvents)[Event]>) => Promise<AnswerTo<Event> | Refused>,
): void {
  (socket as unknown as Socket).on<string>(event, async (payload: unknown, acknowledge: unknown) => {
    const answer = (result: AnswerTo<Event> | Refused) => void (typeof acknowledge === "function" && acknowledge(result));
    const parsed = clientEvents[event].safeParse(payload);
    if (!parsed.success) return answer({ ok: false, code: "malformed" });
    try {
      if (!(await stillSignedIn())) {
        answer({ ok: false, code: "not-signed-in" });
        return void socket.disconnect(true);
      }
      answer(await handle(parsed.data as z.output<(typeof clientEvents)[Event]>));
    } catch (error) {
      if (error instanceof AppError) return answer({ ok: false, code: error.code });
      log.error({ error, event }, "a socket event failed");
      answer({ ok: false, code: "internal" });
    }
  });
}

/** The pod that a topic is of, where this person may listen to it; null otherwise. */
async function podOf(db: Database, user: SessionUser, topic: Exclude<Topic, "me">): Promise<string | null> {
  const [kind, id] = topic.split(":") as [string, string];
  const find = kind === "pod" ? findMembership : findGameMembership;
  return (await find(db, user.id, id))?.podId ?? null;
}
