import { StatusBadge } from "@tatwats/ui";
import { type StatusKind, statusWord } from "./status.ts";

/** A state's word, shape and colour. */
export function StateBadge({ kind, state, count = 1 }: { kind: StatusKind; state: string; count?: number }) {
  const { status, word } = statusWord(kind, state);
  return <StatusBadge status={status}>{count > 1 ? `${count} ${word}` : word}</StatusBadge>;
}
