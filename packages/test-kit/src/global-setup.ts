import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalPostgres } from "@tatwats/local-postgres";

/** One PostgreSQL for the whole test run, without the safety that only a power cut would need. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "test-postgres-"));
  const postgres = await startLocalPostgres({
    folder: join(folder, "postgres"),
    database: "test",
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300", shared_buffers: "128MB" },
  });
  // Test workers are started after this and inherit it.
  process.env["TEST_POSTGRES_URL"] = postgres.url;
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
