import { RelativeTime } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { nothing } from "../../parts/format-figure.ts";
import type { SortableColumn } from "../../parts/sortable-columns.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { AuditSentence } from "./audit-sentence-text.tsx";
import { auditText } from "./audit-sentence.ts";

/** Narrow screens leave out what the sentence or the opened entry says as well. */
export const auditColumns: SortableColumn<AuditRow>[] = [
  { key: "at", header: "When", cell: ({ at }) => <RelativeTime seconds at={at} />, className: "w-28 text-text-3" },
  {
    key: "what",
    header: "What",
    rowHeader: true,
    cell: (entry) => (
      <span title={auditText(entry)} className="font-normal">
        <AuditSentence entry={entry} />
      </span>
    ),
  },
  {
    key: "outcome",
    header: "Outcome",
    cell: ({ outcome }) => <StateBadge kind="outcome" state={outcome} />,
    className: "w-24 max-sm:hidden",
  },
  {
    key: "address",
    header: "Address",
    cell: ({ address }) => address ?? nothing,
    className: "w-32 font-mono !text-xs text-text-2 max-2xl:hidden",
  },
  {
    key: "seal",
    header: "Seal",
    align: "right",
    cell: ({ seal }) => seal ?? <span title="Sealed within a second">…</span>,
    className: "w-16 text-text-3 max-lg:hidden",
  },
];
