import { TatwatsError, type TatwatsErrorCode } from "tatwats";
import { ConsoleError, type ConsoleErrorCode } from "./console-error.ts";

/** What the framework refuses, as the console says it. Codes that are missing here are faults of ours, not of who asks. */
const codes: Partial<Record<TatwatsErrorCode, ConsoleErrorCode>> = {
  "cursor-refused": "malformed",
  "not-found": "not-found",
  "unknown-helper": "not-found",
  "unknown-type": "refused",
  "not-allowed": "refused",
  refused: "refused",
  "nothing-left": "no-longer-so",
  "name-used": "refused",
  "settings-refused": "settings-refused",
  "payload-refused": "payload-refused",
  "payload-too-large": "too-large",
  "mailbox-full": "mailbox-full",
  "revision-conflict": "revision-conflict",
};

/** The console's refusal for an error of the framework; anything else as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof TatwatsError)) return error;
  const code = codes[error.code];
  if (!code) return error;
  const errors = error.faults.length > 0 ? error.faults.map(({ path, message }) => ({ path, message })) : undefined;
  return new ConsoleError(code, error.message, { cause: error, errors });
}
