import { fork } from "node:child_process";
import { join } from "node:path";
import type { ContestantName, Services } from "./contestant.ts";
import type { Order, Report } from "./orders.ts";
import { onExit } from "./on-exit.ts";

type Plain<Full> = Full extends unknown ? Omit<Full, "id"> : never;

/** One process of a load. */
export interface Part {
  /** Resolves with the process's answer. */
  ask<Result>(order: Plain<Order>): Promise<Result>;
  tell(order: Plain<Order>): void;
  onHandled(listener: (count: number) => void): void;
  stop(): Promise<void>;
}

const readyWithinMs = 60_000;
const stopWithinMs = 15_000;

export async function startPart(name: ContestantName, role: "send" | "handle", services: Services): Promise<Part> {
  const child = fork(join(import.meta.dirname, "part.ts"), [name, role], {
    env: { ...process.env, NODE_ENV: "production", BENCH_SERVICES: JSON.stringify(services) },
    // A peer's use of what its driver will drop one day is not the reader's concern.
    execArgv: ["--disable-warning=DeprecationWarning"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const forget = onExit(() => void child.kill("SIGKILL"));
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<void>();
  let handledListener: (count: number) => void = () => {};
  let nextId = 1;

  child.on("message", (message: Report) => {
    if (message.kind === "ready") ready.resolve();
    if (message.kind === "handled") handledListener(message.count);
    if (message.kind === "answer") waiting.get(message.id)?.resolve(message.result);
    if (message.kind === "fault") waiting.get(message.id)?.reject(new Error(`${name}, ${role}: ${message.message}`));
  });
  void gone.then(() => {
    const error = new Error(`The process of ${name} that was to ${role} ended.`);
    ready.reject(error);
    for (const one of waiting.values()) one.reject(error);
  });
  const late = setTimeout(
    () => ready.reject(new Error(`${name} was not ready to ${role} within ${readyWithinMs / 1000} s.`)),
    readyWithinMs,
  );
  try {
    await ready.promise;
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    clearTimeout(late);
  }

  async function ask<Result>(order: Plain<Order>): Promise<Result> {
    const id = nextId++;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    child.send({ ...order, id });
    try {
      return (await answer.promise) as Result;
    } finally {
      waiting.delete(id);
    }
  }

  return {
    ask,
    tell: (order) => void child.send({ ...order, id: 0 }),
    onHandled(listener) {
      handledListener = listener;
    },
    async stop() {
      const kill = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
      await ask({ kind: "stop" }).catch(() => {});
      await gone;
      clearTimeout(kill);
      forget();
    },
  };
}
