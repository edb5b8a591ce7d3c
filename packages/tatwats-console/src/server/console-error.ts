const statusCodes = { malformed: 400, "not-signed-in": 401, "not-allowed": 403, "not-found": 404 } as const;

export type ConsoleErrorCode = keyof typeof statusCodes;

/** Every refusal of the console. The application's own error handler turns it into an answer. */
export class ConsoleError extends Error {
  readonly statusCode: number;
  readonly code: ConsoleErrorCode;

  constructor(code: ConsoleErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "ConsoleError";
    this.code = code;
    this.statusCode = statusCodes[code];
  }
}
