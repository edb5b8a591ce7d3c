import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a TCP server that can be cut, slowed, or go silent without a word. */
export interface FlakyProxy {
  port: number;
  /** Ends all connections, and refuses new ones until `mend`. */
  cut(): void;
  /** Holds every chunk back for so many ms, in both directions. */
  slow(ms: number): void;
  /** Passes nothing on and tells nobody: connections stay open, on both sides, as after a pulled cable. */
  silence(): void;
  /** Lets new connections pass again; those that were silenced stay dead. */
  mend(): void;
  close(): Promise<void>;
}

type Mode = { kind: "open" } | { kind: "cut" } | { kind: "silent" } | { kind: "slow"; ms: number };

export async function startFlakyProxy(target: { host: string; port: number }): Promise<FlakyProxy> {
  let mode: Mode = { kind: "open" };
  const pairs = new Set<[Socket, Socket]>();
  const dead = new WeakSet<Socket>();

  const server = createServer((inner) => {
    if (mode.kind === "cut") {
      inner.destroy();
      return;
    }
    const outer = connect(target);
    const pair: [Socket, Socket] = [inner, outer];
    pairs.add(pair);
    if (mode.kind === "silent") for (const socket of pair) dead.add(socket);
    pass(inner, outer);
    pass(outer, inner);
    const close = () => {
      if (dead.has(inner)) return;
      pairs.delete(pair);
      inner.destroy();
      outer.destroy();
    };
    for (const socket of pair) socket.on("error", () => {}).on("close", close);
  });

  function pass(from: Socket, to: Socket): void {
    from.on("data", (chunk) => {
      if (dead.has(from)) return;
      if (mode.kind === "slow") setTimeout(() => to.writable && to.write(chunk), mode.ms);
      else to.write(chunk);
    });
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      mode = { kind: "cut" };
      for (const [inner, outer] of pairs) {
        inner.destroy();
        outer.destroy();
      }
      pairs.clear();
    },
    slow(ms) {
      mode = { kind: "slow", ms };
    },
    silence() {
      mode = { kind: "silent" };
      for (const sockets of pairs) for (const socket of sockets) dead.add(socket);
    },
    mend() {
      mode = { kind: "open" };
    },
    async close() {
      for (const sockets of pairs) for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
