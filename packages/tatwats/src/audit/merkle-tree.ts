import { createHash } from "node:crypto";

/*
 * The tree of RFC 6962 (section 2.1): leaves and inner nodes are hashed with different prefixes, so
 * that none can be passed off as the other; SHA-256, hex.
 */

export function leafHash(bytes: Buffer): string {
  return createHash("sha256").update(Buffer.of(0)).update(bytes).digest("hex");
}

function nodeHash(left: string, right: string): string {
  return createHash("sha256").update(Buffer.of(1)).update(left, "hex").update(right, "hex").digest("hex");
}

/** The root over a batch of leaf hashes; of none, the hash of nothing. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return createHash("sha256").digest("hex");
  if (leaves.length === 1) return leaves[0]!;
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}
