import { join } from "node:path";
import type { TransactionalDatabase } from "../database/database.ts";
import type { Actor, World } from "../interfaces.ts";
import { createFile } from "./durable-file.ts";
import { keyIdOf, loadSealKey } from "./seal-key.ts";
import { writeAuditEntry } from "./write-entry.ts";

/**
 * For an installation whose key folder was lost: from now on the log is sealed with the key in
 * `folder` (made if need be), and the keys that the database knows are trusted as they stand there.
 * An operator's decision, and on the log. A log that was forged before it stays unfound.
 *
 * @returns the new key's id
 */
export async function adoptSealKey(
  database: TransactionalDatabase,
  world: World,
  { folder, actor }: { folder: string; actor: Actor },
): Promise<string> {
  const key = loadSealKey(folder);
  const known = await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ public_key: string }>("select public_key from tatwats.audit_key");
    await tx.query("insert into tatwats.audit_key (id, public_key) values ($1, $2) on conflict do nothing", [key.id, key.publicKey]);
    await writeAuditEntry(tx, world, {
      actor,
      action: "audit.key-adopted",
      target: { kind: "seal-key", id: key.id },
      detail: { trusted: rows.map((row) => keyIdOf(row.public_key)) },
    });
    return rows;
  });
  for (const { public_key: publicKey } of known) createFile(join(folder, `seal-key-${keyIdOf(publicKey)}.pub`), publicKey, 0o644);
  return key.id;
}
