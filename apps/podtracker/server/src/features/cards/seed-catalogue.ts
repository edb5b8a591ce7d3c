import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TransactionalDatabase } from "tatwats";
import { readCatalogue, replaceCatalogue } from "./replace-catalogue.ts";

const file = join(import.meta.dirname, "../../../prisma/seed/catalogue.tsv");
const seedLock = 7_281_990_121;

/**
 * Fills the card table from the committed catalogue, when it holds another one. All or nothing; a
 * newer catalogue that was brought in since (by date) is left alone.
 */
export async function seedCatalogue(database: TransactionalDatabase): Promise<void> {
  const text = readFileSync(file, "utf8");
  const sha256 = createHash("sha256").update(text).digest("hex");
  await database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)::text", [seedLock]);
    const { rows } = await tx.query<{ sha256: string; as_of: string }>("select sha256, as_of from catalogue");
    if (rows[0]?.sha256 === sha256) return;
    const catalogue = readCatalogue(text);
    if (rows[0] && rows[0].as_of > catalogue.asOf) return;
    await replaceCatalogue(tx, catalogue);
  });
}
