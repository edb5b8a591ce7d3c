import type { ProblemCode } from "@podtracker/contract";

/** The status that goes with each refusal; the one map from our errors to HTTP. */
export const statusOf = {
  malformed: 400,
  "not-signed-in": 401,
  "wrong-credentials": 401,
  "not-allowed": 403,
  "cross-site": 403,
  "not-found": 404,
  conflict: 409,
  "id-taken": 409,
  "invite-expired": 410,
  "invite-used-up": 410,
  "invite-revoked": 410,
  "claim-expired": 410,
  "claim-used": 410,
  "claim-conflict": 422,
  "last-owner": 422,
  "pod-archived": 422,
  "too-late": 422,
  "too-large": 413,
  "unsupported-media-type": 415,
  "rule-broken": 422,
  "idempotency-key-reused": 422,
  "email-taken": 422,
  "weak-password": 422,
  "wrong-password": 422,
  "last-admin": 422,
  "unknown-card": 422,
  "no-commander": 422,
  "too-many-lines": 422,
  "not-a-table": 422,
  "not-text": 422,
  "question-open": 422,
  "nothing-to-import": 422,
  "unknown-member": 422,
  "unknown-deck": 422,
  "duplicate-member": 422,
  "wrong-places": 422,
  "too-many-requests": 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ProblemCode, number>;

/** The one error class of the application: a refusal that the client is told of in these words. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly { path: string; message: string }[] | undefined;
  /** With a conflict: the revision as it now stands. */
  readonly revision: number | undefined;
  /** With too many requests: when another may succeed. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { errors?: readonly { path: string; message: string }[]; revision?: number; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = "AppError";
    this.code = code;
    this.errors = more.errors;
    this.revision = more.revision;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  get statusCode(): number {
    return statusOf[this.code];
  }
}
