import { ErrorNote } from "@tatwats/ui";
import { ApiError } from "../app/api.ts";

export interface TroubleProps {
  error: Error;
  /** What was being done: begins the sentence. */
  what: string;
  onRetry?: () => void;
  busy?: boolean;
}

/** A failure: what happened, what is safe, what to do. */
export function Trouble({ error, what, onRetry, busy }: TroubleProps) {
  const { title, detail } = explain(error, what);
  return <ErrorNote title={title} detail={detail} onRetry={onRetry} busy={busy} />;
}

function explain(error: Error, what: string): { title: string; detail: string } {
  const status = error instanceof ApiError ? error.status : undefined;
  if (status === 0)
    return { title: "The server can’t be reached", detail: "What it holds is safe. Check the connection, or whether it runs." };
  if (status === 429) return { title: "That was a bit fast", detail: "Wait a moment, then try again." };
  if (status === undefined || status >= 500)
    return { title: `${what} didn’t work`, detail: "The server has trouble; its log says more. Nothing was changed." };
  return { title: `${what} didn’t work`, detail: error.message };
}
