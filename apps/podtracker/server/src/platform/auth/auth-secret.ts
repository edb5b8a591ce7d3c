import { createHash, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "tatwats";

/** The secret that signs session cookies: given, or made once and kept in the data folder (mode 600). */
export function loadAuthSecret(given: string | undefined, dataDir: string): string {
  if (given) return given;
  const file = join(dataDir, "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const half = `${file}.${process.pid}`;
    writeFileSync(half, randomBytes(32).toString("base64url"), { mode: 0o600 });
    try {
      // Of two processes that start at once, one makes the secret and both read it.
      linkSync(half, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(half, { force: true });
    }
  }
  return readFileSync(file, "utf8").trim();
}

/** All processes on one database must share one secret; the first leaves its fingerprint there. */
export async function isTheInstallationsSecret(db: Database, secret: string): Promise<boolean> {
  const fingerprint = createHash("sha256").update(`podtracker ${secret}`).digest("hex");
  await db.query("insert into installation (key, value) values ('auth-secret', $1) on conflict do nothing", [fingerprint]);
  const { rows } = await db.query<{ value: string }>("select value from installation where key = 'auth-secret'");
  return rows[0]?.value === fingerprint;
}
