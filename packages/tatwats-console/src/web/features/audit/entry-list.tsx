import { AbsoluteTime } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { AuditSentence } from "./audit-sentence-text.tsx";

/** Entries as sentences, one a line. */
export function EntryList({ entries }: { entries: readonly AuditRow[] }) {
  return (
    <ol className="-mb-1.5">
      {entries.map((entry) => (
        <li key={entry.id} className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2 border-b border-line py-1.5 last:border-b-0">
          <AbsoluteTime at={entry.at} className="text-text-3 tabular-nums" />
          <span className="[overflow-wrap:anywhere]">
            <AuditSentence entry={entry} />
          </span>
        </li>
      ))}
    </ol>
  );
}
