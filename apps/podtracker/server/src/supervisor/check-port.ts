import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What an orphan of a killed start may need to notice that its supervisor is gone, in ms. */
const patienceMs = 3_000;

/**
 * Tries to listen on the address. One that is just being given up is waited for.
 *
 * @returns why it cannot be had, as the system's code (`EADDRINUSE`, `EACCES`, `ENOTFOUND` …); undefined where it can
 */
export async function whyNotListen(port: number, host: string): Promise<string | undefined> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const code = await tryToListen(port, host);
    if (code !== "EADDRINUSE" || Date.now() > end) return code;
    await sleep(150);
  }
}

async function tryToListen(port: number, host: string): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
