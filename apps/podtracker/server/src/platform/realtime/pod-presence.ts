import type { Server } from "socket.io";
import type { UserSocket } from "./user-socket.ts";

/*
 * Who has a pod open. Each web process knows its own sockets; of the others' it hears by asking, and waits
 * for no answer: one that was killed a moment ago, or has no sockets at all, must keep nobody waiting.
 */

/** Between web processes: tell this socket whom of the pod you have. */
const asked = "presence-asked";
/** Between web processes: this person has gone from mine; say so if they are still at yours. */
const gone = "presence-gone";

/** Answers what other web processes ask. */
export function answerForPresence(io: Server): void {
  io.on(asked, (podId: string, socketId: string) => tell(io, socketId, { podId, userIds: hereIn(io, podId), online: true }));
  io.on(gone, (podId: string, userId: string) => {
    if (hereIn(io, podId).includes(userId)) tell(io, `pod:${podId}`, { podId, userIds: [userId], online: true });
  });
}

/** Tells the pod that somebody is there, and them who is. */
export function enterPod(io: Server, socket: UserSocket, podId: string): void {
  const { id: userId } = socket.data.user;
  tell(io, `pod:${podId}`, { podId, userIds: [userId], online: true }, `user:${userId}`);
  io.local.to(socket.id).emit("pod:presence", { podId, userIds: hereIn(io, podId), online: true });
  io.serverSideEmit(asked, podId, socket.id);
}

/** Takes a socket out of everything that is of a pod. */
export function leavePod(io: Server, socket: UserSocket, podId: string): void {
  for (const [topic, of] of socket.data.topics) {
    if (of !== podId) continue;
    socket.data.topics.delete(topic);
    void socket.leave(topic);
  }
  tellGone(io, socket.data.user.id, podId);
}

/** Tells the pod that somebody is gone, unless another device of theirs is there still. */
export function tellGone(io: Server, userId: string, podId: string): void {
  if (hereIn(io, podId).includes(userId)) return;
  tell(io, `pod:${podId}`, { podId, userIds: [userId], online: false });
  io.serverSideEmit(gone, podId, userId);
}

function tell(io: Server, room: string, told: { podId: string; userIds: string[]; online: boolean }, except: string[] | string = []): void {
  if (told.userIds.length > 0) io.to(room).except(except).emit("pod:presence", told);
}

/** Whose sockets at this process have the pod open. */
function hereIn(io: Server, podId: string): string[] {
  const ids = [...(io.of("/").adapter.rooms.get(`pod:${podId}`) ?? [])];
  return [...new Set(ids.flatMap((id) => (io.sockets.sockets.get(id) as UserSocket | undefined)?.data.user.id ?? []))];
}
