import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalPostgres } from "@tatwats/local-postgres";
import { applyMigrations, differenceToSchema } from "../src/platform/database/schema-engine.ts";

// `node apps/podtracker/server/prisma/make-migration.ts <name>`: writes the next migration, the
// difference between all committed ones (applied to a scratch database) and schema.prisma.

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Name the migration in words_like_these.");
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "migration-"));
const postgres = await startLocalPostgres({ folder: join(folder, "postgres"), database: "scratch", settings: { fsync: "off" } });
try {
  await applyMigrations(postgres.url);
  const sql = await differenceToSchema(postgres.url);
  if (sql) write(sql);
  else console.log("The migrations already make the schema; nothing to write.");
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

function write(sql: string): void {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const target = join(import.meta.dirname, "migrations", `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "migration.sql"), sql);
  console.log(`Wrote ${target}/migration.sql. Read it before you commit it.`);
}
