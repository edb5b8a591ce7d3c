import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What an orphan of a killed start may need to notice that its supervisor is gone, in ms. */
const patienceMs = 3_000;

/** Whether the address can be listened on. One that is just being given up is waited for. */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  const end = Date.now() + patienceMs;
  for (;;) {
    if (await canListen(port, host)) return true;
    if (Date.now() > end) return false;
    await sleep(150);
  }
}

async function canListen(port: number, host: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
