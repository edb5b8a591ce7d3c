import type { DeadGroupRow } from "../../../../contract/dead-letter.ts";

/** What the page shows of a group, by its filters. */
export interface ShownPart {
  type?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

/**
 * What a deed on a group names to the server: what the page shows of it, and no more. A group that has
 * no fingerprint cannot be named, so only its latest is.
 */
export function whichOf(
  { recipient, fingerprint, latest }: Pick<DeadGroupRow, "recipient" | "fingerprint" | "latest">,
  shown: ShownPart,
): object {
  if (fingerprint === null) return { filter: { recipient, messageId: latest.messageId } };
  const { type, since, until } = shown;
  return { filter: { recipient, fingerprint, ...(type && { type }), ...(since && { since }), ...(until && { until }) } };
}

export const refreshesDead = [
  "/api/ops/dead-letters",
  "/api/ops/batches",
  "/api/ops/overview",
  "/api/ops/helpers",
  "/api/ops/messages",
  "/api/ops/flow",
];
