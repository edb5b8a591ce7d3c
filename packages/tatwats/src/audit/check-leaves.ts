import type { Database } from "../database/database.ts";
import type { AuditFault } from "./audit-fault.ts";
import { canonicalEntry, readStoredEntries, type StoredEntry } from "./canonical-entry.ts";
import type { KeyRing } from "./key-ring.ts";
import { leafHash, merkleRoot } from "./merkle-tree.ts";
import { readVouchers, type RetentionVoucher, vouchesFor } from "./retention-voucher.ts";
import type { Seal } from "./seal-content.ts";

interface LeafRow {
  position: string;
  entry_id: string;
  hash: string;
  seal: string;
}

/** Compares the entries under genuine seals with their leaves, and the leaves with the seals' roots. */
export class LeafChecker {
  readonly #db: Database;
  readonly #ring: KeyRing;
  #vouchers: RetentionVoucher[] = [];
  /** Entries that were there as they had been sealed. */
  entries = 0;
  /** Entries that retention dropped. */
  retained = 0;

  constructor(db: Database, ring: KeyRing) {
    this.#db = db;
    this.#ring = ring;
  }

  /** @param seals in their order, not empty: all of their leaves are read at once */
  async check(seals: readonly Seal[]): Promise<AuditFault | undefined> {
    const { rows: leaves } = await this.#db.query<LeafRow>(
      "select position, entry_id, hash, seal from tatwats.audit_leaf where position between $1::bigint and $2::bigint order by position",
      [seals[0]!.firstPosition, seals.at(-1)!.lastPosition],
    );
    const ids = leaves.map((leaf) => leaf.entry_id);
    const entries = new Map((await readStoredEntries(this.#db, ids)).map((entry) => [entry.id, entry]));
    let index = 0;
    for (const seal of seals) {
      const size = seal.lastPosition - seal.firstPosition + 1;
      const own = leaves.slice(index, index + size);
      const fault = await this.#checkSeal(seal, own, entries);
      if (fault) return fault;
      index += size;
    }
    return undefined;
  }

  async #checkSeal(seal: Seal, leaves: LeafRow[], entries: Map<string, StoredEntry>): Promise<AuditFault | undefined> {
    for (let position = seal.firstPosition; position <= seal.lastPosition; position += 1) {
      const leaf = leaves[position - seal.firstPosition];
      const where = { seal: seal.number, position };
      if (!leaf || Number(leaf.position) !== position)
        return { kind: "removed", what: `The entry at position ${position} was removed with its leaf.`, ...where };
      const fault = await this.#checkEntry(leaf, entries.get(leaf.entry_id), { ...where, entryId: leaf.entry_id });
      if (fault) return fault;
    }
    if (merkleRoot(leaves.map((leaf) => leaf.hash)) === seal.root) return undefined;
    return {
      kind: "leaf-altered",
      what: `The leaves at positions ${seal.firstPosition} to ${seal.lastPosition} are not those of seal ${seal.number}: one of them was altered with its entry.`,
      seal: seal.number,
      position: seal.firstPosition,
    };
  }

  async #checkEntry(
    leaf: LeafRow,
    entry: StoredEntry | undefined,
    where: { seal: number; position: number; entryId: string },
  ): Promise<AuditFault | undefined> {
    if (Number(leaf.seal) !== where.seal)
      return { kind: "leaf-altered", what: `A leaf names seal ${leaf.seal}, not its own (${where.seal}).`, ...where };
    if (!entry) return await this.#checkMissing(where);
    if (leafHash(canonicalEntry(entry)) !== leaf.hash) return { kind: "altered", what: "An entry was altered.", ...where };
    this.entries += 1;
    return undefined;
  }

  async #checkMissing(where: { seal: number; position: number; entryId: string }): Promise<AuditFault | undefined> {
    if (!this.#isVouchedFor(where)) this.#vouchers = await readVouchers(this.#db, this.#ring);
    if (!this.#isVouchedFor(where)) return { kind: "removed", what: "An entry was removed.", ...where };
    this.retained += 1;
    return undefined;
  }

  #isVouchedFor({ position, entryId }: { position: number; entryId: string }): boolean {
    return this.#vouchers.some((voucher) => vouchesFor(voucher, position, entryId));
  }
}
