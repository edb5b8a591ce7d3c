import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@tatwats/test-kit";
import { prepareDatabase } from "../src/platform/database/prepare-database.ts";
import type { Env } from "../src/platform/env/read-env.ts";
import { createLogger } from "../src/platform/logging/create-logger.ts";
import { runHelpers } from "../src/processes/run-helpers.ts";
import type { RunningProcess } from "../src/processes/running-process.ts";
import { runWeb, type WebProcess } from "../src/processes/run-web.ts";

export interface TestApp {
  url: string;
  databaseUrl: string;
  web: WebProcess;
  /** Starts the helpers, in this process; they are not needed by every test. */
  startHelpers(): Promise<RunningProcess>;
  /** Another web process on the same database. @returns its address */
  startAnotherWeb(): Promise<string>;
  stop(): Promise<void>;
}

export const testAdmin = { email: "operator@example.org", password: "a-long-operator-passphrase" };

/** The real web process on a database and a port of its own. */
export async function startTestApp(own: { publicUrl?: string; tls?: Env["tls"]; certificateEveryMs?: number } = {}): Promise<TestApp> {
  const database = await createTestDatabase("podtracker", prepareDatabase);
  const dataDir = mkdtempSync(join(tmpdir(), "podtracker-test-"));
  const log = createLogger(process.env["TEST_LOG_LEVEL"] ?? "silent", "test");
  const env = {
    port: 0,
    host: "127.0.0.1",
    databaseUrl: database.url,
    dataDir,
    publicUrl: own.publicUrl ?? "http://podtracker.test",
    publicUrlGiven: true,
    admin: testAdmin,
    mailServer: undefined,
    tls: own.tls,
    authSecret: randomUUID() + randomUUID(),
    logLevel: "silent" as const,
  };
  const startWeb = async () => await runWeb(env, log, { authRequestsPerMinute: 100_000, certificateEveryMs: own.certificateEveryMs });
  const web = await startWeb();
  const parts: RunningProcess[] = [web];
  return {
    url: urlOf(web),
    databaseUrl: database.url,
    web,
    async startHelpers() {
      const helpers = await runHelpers(env, log);
      parts.unshift(helpers);
      return { stop: async () => void (await parts.splice(parts.indexOf(helpers), 1)[0]?.stop()) };
    },
    async startAnotherWeb() {
      const another = await startWeb();
      parts.unshift(another);
      return urlOf(another);
    },
    async stop() {
      for (const part of parts.splice(0)) await part.stop();
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}

function urlOf({ app, services }: WebProcess): string {
  const address = app.server.address();
  if (!address || typeof address === "string") throw new Error("The test app has no port.");
  return `${services.env.tls ? "https" : "http"}://127.0.0.1:${address.port}`;
}
