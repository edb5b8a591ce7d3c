import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@tatwats/test-kit";
import { Pool } from "pg";
import { v7 } from "uuid";
import type { AuditVerdict } from "../src/audit/audit-verdict.ts";
import { sealEntries, type SealOptions } from "../src/audit/seal-entries.ts";
import { loadSealKey } from "../src/audit/seal-key.ts";
import { readAuditTrust } from "../src/audit/seal-witness.ts";
import { verifyAudit } from "../src/audit/verify-audit.ts";
import { type AuditDeed, writeAuditEntries } from "../src/audit/write-entry.ts";
import type { TransactionalDatabase } from "../src/database/database.ts";
import { migrateTatwats } from "../src/database/migrate.ts";
import { fromPgPool } from "../src/database/node-postgres.ts";
import type { World } from "../src/interfaces.ts";

/** A database with an audit log, a key folder, and a clock that a test sets. */
export interface AuditLog {
  database: TransactionalDatabase;
  folder: string;
  world: World & { set(time: string): void };
  /** Writes an entry for each n and seals them together; without a seal when told so. */
  write(ns: readonly number[], options?: { sealed?: boolean }): Promise<string[]>;
  seal(options?: SealOptions): Promise<number>;
  /** With the folder's keys and its latest seal. */
  verify(): Promise<AuditVerdict>;
  /** As somebody with the rights of the database's owner could. */
  tamper(sql: string): Promise<void>;
  close(): Promise<void>;
}

export const operator = { kind: "user", id: "u0", name: "Olive Operator" } as const;

/** Praise number n, by `u<n>`. */
export function praise(n: number): AuditDeed {
  return {
    actor: { kind: "user", id: `u${n}`, name: `Ash ${n}` },
    action: "dish.praised",
    target: { kind: "dish", id: `d${n}`, name: "soup" },
    detail: { n, before: null, after: { salt: 0.1 + n } },
  };
}

export async function openAuditLog(): Promise<AuditLog> {
  const test = await createTestDatabase("tatwats_audit", async (url) => {
    const making = new Pool({ connectionString: url });
    await migrateTatwats(fromPgPool(making));
    await making.end();
  });
  const pool = new Pool({ connectionString: test.url });
  pool.on("error", () => {});
  const database = fromPgPool(pool);
  const folder = mkdtempSync(join(tmpdir(), "tatwats-audit-"));
  const world = createWorld();
  const seal = async (options?: SealOptions) => await sealEntries(database, loadSealKey(folder), world, options);
  return {
    database,
    folder,
    world,
    async write(ns, { sealed = true } = {}) {
      const ids = await writeAuditEntries(database, world, ns.map(praise));
      if (sealed) await seal();
      return ids;
    },
    seal,
    verify: async () => await verifyAudit(database, readAuditTrust(folder)),
    async tamper(sql) {
      await database.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
    },
    async close() {
      await pool.end();
      await test.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A clock that goes on by a millisecond with each id, so that ids are in order. */
function createWorld(): AuditLog["world"] {
  let time = Date.parse("2026-03-10T12:00:00.000Z");
  return {
    now: () => new Date(time),
    random: () => 0.5,
    newId: () => v7({ msecs: (time += 1) }),
    set: (text) => {
      time = Date.parse(text);
    },
  };
}
