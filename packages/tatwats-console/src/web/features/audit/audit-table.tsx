import { Fragment } from "react";
import { ChevronRight } from "lucide-react";
import { classNames, IconButton, RelativeTime } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { StateBadge } from "../../parts/state-badge.tsx";
import { AuditDetail } from "./audit-detail.tsx";
import { auditText } from "./audit-sentence.ts";
import { ActorLink, AuditSentence } from "./audit-sentence-text.tsx";

export interface AuditTableProps {
  entries: AuditRow[];
  /** The entry whose detail is shown. */
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

const heads = ["", "When", "What", "Outcome", "Actor", "Action", "Address", "Seal"];

/** The log's entries, each of which opens to its detail. */
export function AuditTable({ entries, open, onOpen }: AuditTableProps) {
  return (
    <div tabIndex={0} role="region" aria-label="Audit log" className="overflow-auto">
      <table className="w-full border-collapse [&_td]:border-b [&_td]:border-line [&_td]:px-2.5 [&_td]:py-1.5 [&_th]:border-b [&_th]:border-line [&_th]:px-2.5 [&_th]:py-2 [&_th]:text-left">
        <caption className="sr-only">Audit log</caption>
        <thead className="text-xs text-text-3">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="font-[560]">
                {head || <span className="sr-only">Detail</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>td]:border-b-0">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} open={entry.id === open} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ entry, open, onOpen }: { entry: AuditRow; open: boolean; onOpen: AuditTableProps["onOpen"] }) {
  return (
    <Fragment>
      <tr className="hover:bg-surface-2">
        <td className="w-8 !px-1">
          <IconButton
            size="medium"
            label={`Detail of: ${auditText(entry)}`}
            aria-expanded={open}
            className="!h-7 !w-7"
            icon={<ChevronRight aria-hidden size={15} className={classNames("transition-transform", open && "rotate-90")} />}
            onClick={() => onOpen(open ? undefined : entry.id)}
          />
        </td>
        <td className="whitespace-nowrap text-text-3">
          <RelativeTime at={entry.at} />
        </td>
        <td className="min-w-64 [overflow-wrap:anywhere]">
          <AuditSentence entry={entry} />
        </td>
        <td>
          <StateBadge kind="outcome" state={entry.outcome} />
        </td>
        <td>
          <ActorLink entry={entry} />
        </td>
        <td className="font-mono text-xs text-text-2">{entry.action}</td>
        <td className="font-mono text-xs text-text-2">{entry.address ?? "–"}</td>
        <td className="tabular-nums text-text-2">{entry.seal ?? <span className="text-text-3">not yet</span>}</td>
      </tr>
      {open && (
        <tr>
          <td colSpan={heads.length} className="bg-surface-2 !p-4">
            <AuditDetail entry={entry} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
