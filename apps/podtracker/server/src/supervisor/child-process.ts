import { fork, type ChildProcess } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const main = join(import.meta.dirname, "../main.ts");

/**
 * Where Node keeps compiled modules. Named before the process begins, its very first module comes from
 * there too: then nothing has to be compiled at all, and the compiler's 25 MB are not even loaded.
 */
export const compileCache = join(tmpdir(), "node-compile-cache");

/**
 * The helpers' process idles most of its life: with small young generations it holds 35 MB less, and
 * tidies up more often when it works. The web process holds some 100 MB of living things with a thousand
 * people at their pods; told of a bound, V8 lets less rubbish lie about: 339 MB at most instead of 549 MB.
 */
export const nodeFlags = { web: ["--max-semi-space-size=8", "--max-old-space-size=768"], helpers: ["--max-semi-space-size=2"] } as const;

/** What a child tells its supervisor. */
export type ChildMessage = { kind: "ready"; lines?: string[] } | { kind: "fault"; line: string };

export interface ChildOptions {
  role: "web" | "helpers";
  env: NodeJS.ProcessEnv;
  /** In development: start it anew when a source changes. */
  watch: boolean;
  say(line: string): void;
}

export interface Child {
  /** Resolves with the lines it wants printed when it first serves; rejects when it never can. */
  ready: Promise<string[]>;
  /** Its process, for whoever needs to know; undefined between two lives. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

const shortestWaitMs = 500;
const longestWaitMs = 30_000;
/** Who lives this long is not failing at once any more, in ms. */
const wellAfterMs = 60_000;
const stopWithinMs = 7_000;

/** Keeps one process alive: starts it, and again with growing waits whenever it ends by itself. */
export function keepAlive(options: ChildOptions): Child {
  const first = Promise.withResolvers<string[]>();
  let child: ChildProcess | undefined;
  let stopping = false;
  let wait = shortestWaitMs;
  let wasReady = false;

  function launch(): void {
    const born = Date.now();
    const mine = fork(main, ["--role", options.role], {
      env: { NODE_COMPILE_CACHE: compileCache, ...options.env },
      execArgv: [...nodeFlags[options.role], ...(options.watch ? ["--watch", "--watch-preserve-output"] : [])],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child = mine;
    mine.on("message", (message: ChildMessage) => {
      if (message.kind === "ready") {
        wasReady = true;
        first.resolve(message.lines ?? []);
      } else if (message.kind === "fault" && !wasReady) {
        first.reject(new Error(message.line));
      }
    });
    mine.once("exit", (code, signal) => void ended(born, signal ?? `code ${code}`));
  }

  async function ended(born: number, how: string): Promise<void> {
    child = undefined;
    if (stopping) return;
    if (!wasReady) return first.reject(new Error(`The ${options.role} process ended before it was ready (${how}).`));
    wait = Date.now() - born > wellAfterMs ? shortestWaitMs : Math.min(longestWaitMs, wait * 2);
    options.say(`The ${options.role} process ended (${how}); starting it again in ${wait / 1000} s.`);
    await sleep(wait);
    if (!stopping) launch();
  }

  launch();
  return {
    ready: first.promise,
    pid: () => child?.pid,
    async stop() {
      stopping = true;
      const mine = child;
      if (!mine || mine.exitCode !== null || mine.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => mine.once("exit", () => resolve()));
      mine.kill("SIGTERM");
      const late = setTimeout(() => mine.kill("SIGKILL"), stopWithinMs);
      await gone;
      clearTimeout(late);
    },
  };
}
