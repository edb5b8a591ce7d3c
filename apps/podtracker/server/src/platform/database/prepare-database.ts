import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client, Pool } from "pg";
import { fromPgPool, migrateTatwats } from "tatwats";
import { seedCatalogue } from "../../features/cards/seed-catalogue.ts";

const migrationsFolder = join(import.meta.dirname, "../../../prisma/migrations");

/** Brings a database to what this version of the program needs: both schemas, and the cards. Safe to call again, and by several at once. */
export async function prepareDatabase(url: string): Promise<void> {
  if (!(await isMigrated(url))) {
    // Loaded only when needed: compiling the engine takes longer than all else of a start.
    const { applyMigrations } = await import("./schema-engine.ts");
    await withLock(url, async () => {
      await applyMigrations(url, migrationsFolder);
    });
  }
  const pool = new Pool({ connectionString: url, max: 2 });
  try {
    const database = fromPgPool(pool);
    await migrateTatwats(database);
    await seedCatalogue(database);
  } finally {
    await pool.end();
  }
}

/** Whether Prisma Migrate's own record names every committed migration, in this very form. */
export async function isMigrated(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ there: boolean }>("select to_regclass('_prisma_migrations') is not null as there");
    if (!tables[0]!.there) return false;
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    return committedMigrations().every(({ name, checksum }) => applied.get(name) === checksum);
  } finally {
    await client.end();
  }
}

function committedMigrations(): { name: string; checksum: string }[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(migrationsFolder, entry.name, "migration.sql")))
    .map(({ name }) => ({
      name,
      checksum: createHash("sha256")
        .update(readFileSync(join(migrationsFolder, name, "migration.sql")))
        .digest("hex"),
    }));
}

const migrationLock = 7_281_990_120;

async function withLock(url: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await work();
  } finally {
    await client.end();
  }
}
