import { sign } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { KeyRing } from "./key-ring.ts";
import { isSignedBy } from "./seal-content.ts";
import type { SealKey } from "./seal-key.ts";

export const retainedAction = "audit.retained";

/** What an `audit.retained` entry allows: entries from before `before`, at positions up to `upTo`, may be missing. */
export interface RetentionVoucher {
  upTo: number;
  /** ISO 8601. */
  before: string;
}

/** The detail of the entry; its signature is what an intruder to the database cannot write. */
export interface VoucherDetail extends RetentionVoucher {
  keyId: string;
  signature: string;
}

export function signVoucher(voucher: RetentionVoucher, key: SealKey): VoucherDetail {
  return { ...voucher, keyId: key.id, signature: sign(null, bytesOf(voucher), key.privateKey).toString("base64") };
}

/** The vouchers whose entries are sealed, and signed by a key of ours. */
export async function readVouchers(db: Database, ring: KeyRing): Promise<RetentionVoucher[]> {
  const { rows } = await db.query<{ detail: VoucherDetail }>(
    `select e.detail from tatwats.audit_entry e join tatwats.audit_leaf l on l.entry_id = e.id where e.action = '${retainedAction}'`,
  );
  return rows.map((row) => row.detail).filter((detail) => isGenuine(detail, ring));
}

export function vouchesFor({ upTo, before }: RetentionVoucher, position: number, entryId: string): boolean {
  return position <= upTo && millisecondsOf(entryId) < Date.parse(before);
}

/** The time in a UUIDv7, in ms since 1970. */
function millisecondsOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

function isGenuine({ keyId, signature, ...voucher }: VoucherDetail, ring: KeyRing): boolean {
  const key = ring.get(keyId);
  return key !== undefined && isSignedBy(key, bytesOf(voucher), signature);
}

function bytesOf({ upTo, before }: RetentionVoucher): Buffer {
  return Buffer.from(`tatwats-retention-1\n${upTo}\n${before}`, "utf8");
}
