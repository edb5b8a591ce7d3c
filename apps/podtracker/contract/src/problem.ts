import { z } from "zod";

/** Every code a refusal may carry. Clients decide by these, never by the text. */
export const problemCodes = [
  "malformed",
  "not-signed-in",
  "not-allowed",
  "not-found",
  "conflict",
  "too-large",
  "unsupported-media-type",
  "rule-broken",
  "idempotency-key-reused",
  "too-many-requests",
  "unavailable",
  "internal",
  // accounts
  "email-taken",
  "wrong-credentials",
  "weak-password",
  "wrong-password",
  "last-admin",
  "cross-site",
  // decks and games
  "unknown-card",
  "unknown-member",
  "unknown-deck",
  "duplicate-member",
  "wrong-places",
  "id-taken",
  "no-commander",
  "too-many-lines",
  "not-a-table",
  "not-text",
  "question-open",
  "nothing-to-import",
  // pods
  "invite-expired",
  "invite-used-up",
  "invite-revoked",
  "claim-expired",
  "claim-used",
  "claim-conflict",
  "last-owner",
  "pod-archived",
  // chat
  "too-late",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457 problem details, as every refusal of the API carries them. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** With a 409: the revision as it now stands. */
    revision: z.number().int().optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;
