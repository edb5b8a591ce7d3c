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
  const split = splitOf(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

/** The nodes that, with the leaf at `index`, make the root: the audit path of section 2.1.1, from the leaf upwards. */
export function auditPath(leaves: readonly string[], index: number): string[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split ? [...auditPath(left, index), merkleRoot(right)] : [...auditPath(right, index - split), merkleRoot(left)];
}

/** The root that a leaf at `index` of `size` makes with its audit path; undefined where the path is too long or too short. */
export function rootOfPath(leaf: string, index: number, size: number, path: readonly string[]): string | undefined {
  if (size <= 1) return path.length === 0 && index === 0 ? leaf : undefined;
  const beside = path.at(-1);
  if (beside === undefined || index < 0 || index >= size) return undefined;
  const split = splitOf(size);
  const below =
    index < split ? rootOfPath(leaf, index, split, path.slice(0, -1)) : rootOfPath(leaf, index - split, size - split, path.slice(0, -1));
  if (below === undefined) return undefined;
  return index < split ? nodeHash(below, beside) : nodeHash(beside, below);
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}
