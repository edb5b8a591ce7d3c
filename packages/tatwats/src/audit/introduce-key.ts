import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { SealKey } from "./seal-key.ts";

/**
 * Writes the key's public half into the database before its first seal, together with how it follows
 * the key that sealed last.
 *
 * @param sealedLast that key's id; undefined before the first seal
 * @throws TatwatsError `seal-key-refused` when it does not follow
 */
export async function introduceKey(tx: Database, key: SealKey, sealedLast: string | undefined): Promise<void> {
  const way = wayTo(key, sealedLast);
  if (!way) {
    if (await wasAdopted(tx, key.id)) return;
    throw new TatwatsError(
      "seal-key-refused",
      `The audit log is sealed with key ${sealedLast}, which the key ${key.id} in ${key.folder} does not follow. ` +
        "Entries wait, and nothing is lost. Give this process the folder with that key; if it is lost, see adoptSealKey.",
    );
  }
  for (const step of way) {
    await tx.query(
      "insert into tatwats.audit_key (id, public_key, introduced_by, introduction) values ($1, $2, $3, $4) on conflict do nothing",
      [step.id, step.publicKey, step.introducedBy, step.introduction],
    );
  }
}

interface Step {
  id: string;
  publicKey: string;
  introducedBy: string | null;
  introduction: string | null;
}

/** The keys from the one after `from` to this one; undefined where there is no way. The first seal's key needs nobody's word. */
function wayTo(key: SealKey, from: string | undefined): Step[] | undefined {
  if (from === undefined) return [{ id: key.id, publicKey: key.publicKey, introducedBy: null, introduction: null }];
  const way: Step[] = [];
  let id = key.id;
  while (id !== from) {
    const step = key.introductions.find((introduction) => introduction.id === id);
    if (!step) return undefined;
    way.unshift(step);
    id = step.introducedBy;
  }
  return way;
}

/** A key that an operator put there for a lost one, and that has not sealed yet. */
async function wasAdopted(tx: Database, id: string): Promise<boolean> {
  const { rows } = await tx.query(
    `select from tatwats.audit_key k where k.id = $1 and k.introduced_by is null
     and not exists (select from tatwats.audit_seal s where s.key_id = k.id)`,
    [id],
  );
  return rows.length > 0;
}
