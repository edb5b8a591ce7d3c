import type { DeadGroupRow } from "../../../../contract/dead-letter.ts";

/** What a deed on a group names to the server: all of it, however many have come since. */
export function filterOf({ recipient, fingerprint }: Pick<DeadGroupRow, "recipient" | "fingerprint">): {
  recipient: string;
  fingerprint?: string;
} {
  return { recipient, ...(fingerprint !== null && { fingerprint }) };
}

export const refreshesDead = [
  "/api/ops/dead-letters",
  "/api/ops/batches",
  "/api/ops/overview",
  "/api/ops/helpers",
  "/api/ops/messages",
  "/api/ops/flow",
];
