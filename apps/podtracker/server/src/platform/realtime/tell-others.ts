import type { Server } from "socket.io";

/** One of the announcements: topic, event, payload. */
type Announcement = [topic: string, event: string, payload: unknown];

/** Milliseconds for which announcements are gathered: each way between processes costs the database a transaction. */
const gatherMs = 5;
const announced = "announced";

/**
 * The way of announcements to the sockets of other web processes, in their order and together where several come at once.
 * Here they are told at once, by the caller: by itself the adapter tells here, too, only once the database has told the others.
 */
export function tellOthers(io: Server): { announce(...announcement: Announcement): void; stop(): void } {
  let waiting: Announcement[] = [];
  let timer: NodeJS.Timeout | undefined;
  io.on(announced, (all: Announcement[]) => {
    for (const [topic, event, payload] of all) io.local.to(topic).emit(event, payload);
  });
  const send = () => {
    timer = undefined;
    if (waiting.length > 0) io.serverSideEmit(announced, waiting);
    waiting = [];
  };
  return {
    announce(...announcement) {
      waiting.push(announcement);
      timer ??= setTimeout(send, gatherMs);
    },
    /** What is gathered goes out, and no timer outlives the sockets. */
    stop() {
      clearTimeout(timer);
      send();
    },
  };
}
