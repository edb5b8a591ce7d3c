/** Every way in which TATWATS refuses; programs decide by these, never by the text. */
export type TatwatsErrorCode =
  | "invalid-definition"
  | "unknown-helper"
  | "unknown-type"
  | "payload-refused"
  | "payload-too-large"
  | "not-allowed"
  | "mailbox-full"
  | "name-used"
  | "ask-timed-out"
  | "ask-failed"
  | "taken-over"
  | "task-cancelled"
  | "process-stopping"
  | "settings-refused"
  | "revision-conflict"
  | "not-found"
  | "refused"
  | "nothing-left"
  | "cursor-refused"
  | "seal-key-refused"
  | "migration-changed"
  | "handler-timed-out"
  | "handler-ended";

export interface Fault {
  /** Where in the payload, such as `seats[1].place`; empty for the whole. */
  path: string;
  message: string;
}

/** The one error class of the framework. Its message says what happened and what to do. */
export class TatwatsError extends Error {
  readonly code: TatwatsErrorCode;
  readonly faults: readonly Fault[];

  constructor(code: TatwatsErrorCode, message: string, options: { cause?: unknown; faults?: readonly Fault[] } = {}) {
    super(message, { cause: options.cause });
    this.name = "TatwatsError";
    this.code = code;
    this.faults = options.faults ?? [];
  }
}
