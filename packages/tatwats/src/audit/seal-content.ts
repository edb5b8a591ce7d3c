import { type KeyObject, sign, verify } from "node:crypto";

/** What a seal signs. */
export interface SealContent {
  number: number;
  firstPosition: number;
  lastPosition: number;
  /** The root of the seal before it; empty for the first. */
  previous: string;
  root: string;
  /** ISO 8601, to the millisecond. */
  sealedAt: string;
  keyId: string;
}

export interface Seal extends SealContent {
  /** Ed25519, base64. */
  signature: string;
}

/** A row of `tatwats.audit_seal`. */
export interface SealRow {
  number: string;
  first_position: string;
  last_position: string;
  previous: string;
  root: string;
  key_id: string;
  signature: string;
  sealed_at: Date;
}

export function sealOf(row: SealRow): Seal {
  return {
    number: Number(row.number),
    firstPosition: Number(row.first_position),
    lastPosition: Number(row.last_position),
    previous: row.previous,
    root: row.root,
    sealedAt: row.sealed_at.toISOString(),
    keyId: row.key_id,
    signature: row.signature,
  };
}

export function signSeal(content: SealContent, privateKey: KeyObject): Seal {
  return { ...content, signature: sign(null, sealBytes(content), privateKey).toString("base64") };
}

/** @param publicKey PEM */
export function isGenuineSeal(seal: Seal, publicKey: string): boolean {
  return isSignedBy(publicKey, sealBytes(seal), seal.signature);
}

/** Whether an Ed25519 signature (base64) over `bytes` is by this key (PEM); false also for what is no key. */
export function isSignedBy(publicKey: string, bytes: Buffer, signature: string): boolean {
  try {
    return verify(null, bytes, publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** The signed bytes: the fields in their order, a line each. */
function sealBytes(content: SealContent): Buffer {
  const { number, firstPosition, lastPosition, previous, root, sealedAt, keyId } = content;
  return Buffer.from(["tatwats-seal-1", number, firstPosition, lastPosition, previous, root, sealedAt, keyId].join("\n"), "utf8");
}
