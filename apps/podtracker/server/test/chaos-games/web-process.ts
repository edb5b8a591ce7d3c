/** node web-process.ts <database url> <data folder> <port>: the real web process, until it is killed. */
import { createLogger } from "../../src/platform/logging/create-logger.ts";
import { runWeb } from "../../src/processes/run-web.ts";

const [databaseUrl, dataDir, port] = process.argv.slice(2) as [string, string, string];
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
const env = {
  port: Number(port),
  host: "127.0.0.1",
  databaseUrl,
  dataDir,
  publicUrl: `http://127.0.0.1:${port}`,
  publicUrlGiven: true,
  admin: { email: "operator@example.org", password: "a-long-operator-passphrase" },
  mailServer: undefined,
  tls: undefined,
  authSecret: "a secret of the chaos, of no use to anybody else",
  logLevel: "silent" as const,
};
await runWeb(env, createLogger(process.env["TEST_LOG_LEVEL"] ?? "silent", "chaos"), { authRequestsPerMinute: 100_000 });
process.send?.("ready");
