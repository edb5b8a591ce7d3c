/**
 * altered      an entry differs from what was sealed
 * removed      an entry, or its leaf, is gone, and no retention vouches for that
 * inserted     an entry was put there past the sealer, or a leaf past every seal
 * cut-off      the log ends, or goes another way, before the seal that was kept outside
 * seal-removed a seal in the middle is gone
 * seal-altered a seal is not what its key signed, or does not follow from the one before
 * leaf-altered the leaves under a seal do not make its root
 * key-unknown  a seal is by a key that is not ours, or that a later one had replaced
 */
export const auditFaultKinds = [
  "altered",
  "removed",
  "inserted",
  "cut-off",
  "seal-removed",
  "seal-altered",
  "leaf-altered",
  "key-unknown",
] as const;
export type AuditFaultKind = (typeof auditFaultKinds)[number];

export interface AuditFault {
  kind: AuditFaultKind;
  /** What is wrong, in a sentence. */
  what: string;
  /** The seal it is under; an entry that was inserted is under none. */
  seal?: number;
  position?: number;
  entryId?: string;
}
