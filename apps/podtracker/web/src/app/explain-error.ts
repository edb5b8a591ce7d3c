import { ApiError } from "@podtracker/contract";

export interface Explanation {
  title: string;
  detail: string;
}

/** What to tell a person about a failure: what happened, and what is safe or to be done. */
export function explainError(error: unknown, what: string): Explanation {
  const title = `${what} didn’t work`;
  if (!(error instanceof ApiError)) return { title, detail: "Something in this page broke. Nothing was sent. Try again." };
  if (error.status === 0)
    return {
      title: "PodTracker can’t be reached",
      detail: "Nothing is lost. Check the connection and try again.",
    };
  if (error.status === 429)
    return {
      title: "That was a bit fast",
      // A server of ours says how long; a proxy in between does not.
      detail: error.problem?.detail ?? "Nothing is lost. Wait a moment, then try again.",
    };
  if (error.status >= 500)
    return {
      title,
      detail: "The server has trouble. What was saved before is safe. Try again in a moment.",
    };
  return { title, detail: error.message };
}

/** The server's word on one field, by the last part of its path. */
export function fieldError(error: unknown, field: string): string | null {
  if (!(error instanceof ApiError)) return null;
  const found = error.problem?.errors?.find(({ path }) => path.split(/[./]/).includes(field));
  return found ? sentence(found.message) : null;
}

function sentence(text: string): string {
  const capital = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
