import type { Server as HttpServer } from "node:http";
import { type Acknowledgement, type ClientEvent, clientEvents, type Topic } from "@podtracker/contract";
import type { Pool } from "pg";
import { Server, type Socket } from "socket.io";
import type { z } from "zod";
import type { PrismaClient } from "../../generated/client.ts";
import type { Auth } from "../auth/create-auth.ts";
import { readSession, type SessionUser } from "../auth/session.ts";
import { findMembership } from "../http/check-access.ts";
import { isOwnOrigin } from "../http/refuse-cross-site.ts";
import type { AppLogger } from "../logging/create-logger.ts";
import { type Announcer, createPostgresAdapter } from "./announcer.ts";
import { cutAfterOutage } from "./cut-after-outage.ts";

export interface SocketServer extends Announcer {
  /** For namespaces of others, such as the console's. */
  io: Server;
  /** How many people are connected to this process. */
  connectedUsers(): number;
  /** Ends the sockets of a session that was ended, on all web processes. */
  endSession(sessionId: string): void;
  close(): Promise<void>;
}

interface SocketOptions {
  server: HttpServer;
  pool: Pool;
  prisma: PrismaClient;
  auth: Auth;
  log: AppLogger;
}

/** Sockets hurry, HTTP is the truth: nothing is written over a socket, and every event is authorised anew. */
export function createSocketServer({ server, pool, prisma, auth, log }: SocketOptions): SocketServer {
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
    readSession(auth, prisma, socket.handshake.headers).then(
      (user) => {
        socket.data.user = user;
        next(user ? undefined : new Error("not-signed-in"));
      },
      () => next(new Error("unavailable")),
    );
  });
  io.on("connection", (socket) => serve(socket as UserSocket, prisma, log));
  io.on(sessionEnded, (sessionId: string) => endHere(io, sessionId));
  const outages = cutAfterOutage(io, pool);
  return {
    io,
    announce: (topic, event, payload) => void io.to(topic).emit(event, payload),
    connectedUsers: () => new Set([...io.sockets.sockets.values()].map((socket) => (socket.data.user as SessionUser).id)).size,
    endSession: (sessionId) => {
      endHere(io, sessionId);
      io.serverSideEmit(sessionEnded, sessionId);
    },
    close: async () => {
      outages.stop();
      await io.close();
    },
  };
}

/** Between web processes. */
const sessionEnded = "session-ended";

/** Only here, so that what is said goes out before the end: through the adapter, the end could overtake it. */
function endHere(io: Server, sessionId: string): void {
  io.local.to(`session:${sessionId}`).emit("session:ended", {});
  io.local.in(`session:${sessionId}`).disconnectSockets(true);
}

type UserSocket = Socket<never, never, never, { user: SessionUser }>;

function serve(socket: UserSocket, prisma: PrismaClient, log: AppLogger): void {
  const { user } = socket.data;
  const stillSignedIn = async () => (await prisma.session.count({ where: { id: user.sessionId, expiresAt: { gt: new Date() } } })) > 0;
  void socket.join([`user:${user.id}`, `session:${user.sessionId}`]);
  on({ socket, log, stillSignedIn }, "subscribe", async ({ topic }) => {
    if (!(await mayListen(prisma, user, topic))) return { ok: false, code: "not-found" };
    if (topic !== "me") await socket.join(topic);
    return { ok: true };
  });
  on({ socket, log, stillSignedIn }, "unsubscribe", async ({ topic }) => {
    if (topic !== "me") await socket.leave(topic);
    return { ok: true };
  });
  on({ socket, log, stillSignedIn }, "chat:typing", async ({ podId }) => {
    if (!(await findMembership(prisma, user.id, podId))) return { ok: false, code: "not-found" };
    // Broadcast arguments are typed by the contract where they are received.
    (socket as unknown as Socket).to(`pod:${podId}`).volatile.emit("chat:typing", { podId, userId: user.id, name: user.name });
    return { ok: true };
  });
}

/** Parses, answers, and keeps whatever goes wrong to itself: a bad message is told so, and changes nothing. */
function on<Event extends ClientEvent>(
  { socket, log, stillSignedIn }: { socket: UserSocket; log: AppLogger; stillSignedIn(): Promise<boolean> },
  event: Event,
  handle: (payload: z.output<(typeof clientEvents)[Event]>) => Promise<Acknowledgement>,
): void {
  (socket as unknown as Socket).on<string>(event, async (payload: unknown, acknowledge: unknown) => {
    const answer = (result: Acknowledgement) => void (typeof acknowledge === "function" && acknowledge(result));
    const parsed = clientEvents[event].safeParse(payload);
    if (!parsed.success) return answer({ ok: false, code: "malformed" });
    try {
      if (!(await stillSignedIn())) {
        answer({ ok: false, code: "not-signed-in" });
        return void socket.disconnect(true);
      }
      answer(await handle(parsed.data as z.output<(typeof clientEvents)[Event]>));
    } catch (error) {
      log.error({ error, event }, "a socket event failed");
      answer({ ok: false, code: "internal" });
    }
  });
}

async function mayListen(prisma: PrismaClient, user: SessionUser, topic: Topic): Promise<boolean> {
  if (topic === "me") return true;
  const [kind, id] = topic.split(":") as [string, string];
  if (kind === "pod") return (await findMembership(prisma, user.id, id)) !== null;
  const game = await prisma.game.findUnique({ where: { id }, select: { podId: true } });
  return game !== null && (await findMembership(prisma, user.id, game.podId)) !== null;
}
