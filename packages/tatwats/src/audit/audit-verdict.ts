import type { AuditFault } from "./audit-fault.ts";
import type { AuditTrust } from "./seal-witness.ts";

export interface AuditVerdict {
  ok: boolean;
  /** How many sealed entries were checked and are as they were. */
  entries: number;
  seals: number;
  /** Entries too young to be sealed; they are not vouched for yet. */
  unsealed: number;
  /** Entries that retention dropped, as a sealed entry says. */
  retained: number;
  firstFault?: AuditFault;
}

export interface AuditProgress {
  /** Positions checked so far, and how many there were at the beginning. */
  checked: number;
  of: number;
}

export interface VerifyOptions extends AuditTrust {
  onProgress?(progress: AuditProgress): void;
  signal?: AbortSignal;
}
