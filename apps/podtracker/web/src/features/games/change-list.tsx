import type { GameChange } from "@podtracker/contract";
import { useTimeZone } from "@tatwats/ui";
import { ArrowRight } from "lucide-react";
import { changeWords } from "./change-words.ts";

/** What changed, each with what it was and what it is. */
export function ChangeList({ changes }: { changes: readonly GameChange[] }) {
  const timeZone = useTimeZone();
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {changes.map((change) => {
        const { subject, before, after } = changeWords(change, timeZone);
        return (
          <li key={`${change.what} ${change.memberId ?? ""}`} className="[overflow-wrap:anywhere]">
            <span className="text-text-2">{subject}: </span>
            <span className="text-text-3 line-through">
              <span className="sr-only">was </span>
              {before}
            </span>{" "}
            <ArrowRight aria-hidden size={13} className="inline text-text-3" />{" "}
            <span>
              <span className="sr-only">is </span>
              {after}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
