const statusCodes = {
  malformed: 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "not-found": 404,
  "revision-conflict": 409,
  "no-longer-so": 409,
  "too-large": 413,
  refused: 422,
  "settings-refused": 422,
  "payload-refused": 422,
  "mailbox-full": 429,
} as const;

export type ConsoleErrorCode = keyof typeof statusCodes;

export interface ConsoleFault {
  path: string;
  message: string;
}

interface ConsoleErrorOptions {
  cause?: unknown;
  /** Where in the body the fault is. */
  errors?: readonly ConsoleFault[];
  /** The revision that is current, with a conflict. */
  revision?: number;
}

/** Every refusal of the console. The application's own error handler turns it into an answer, with its `errors` and `revision`. */
export class ConsoleError extends Error {
  readonly statusCode: number;
  readonly code: ConsoleErrorCode;
  readonly errors: readonly ConsoleFault[] | undefined;
  readonly revision: number | undefined;

  constructor(code: ConsoleErrorCode, message: string, { cause, errors, revision }: ConsoleErrorOptions = {}) {
    super(message, { cause });
    this.name = "ConsoleError";
    this.code = code;
    this.statusCode = statusCodes[code];
    this.errors = errors;
    this.revision = revision;
  }
}
