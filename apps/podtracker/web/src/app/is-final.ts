import { ApiError } from "@podtracker/contract";

/** The server has decided, and would decide the same again; anything else may go better in a moment. */
export function isFinal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status);
}
