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

// Narrow screens leave out what the sentence or the opened entry says as well.
const heads = [
  { name: "Detail", hidden: true },
  { name: "When" },
  { name: "What" },
  { name: "Outcome", className: "max-sm:hidden" },
  { name: "Actor", className: "max-xl:hidden" },
  { name: "Action", className: "max-md:hidden" },
  { name: "Address", className: "max-lg:hidden" },
  { name: "Seal", className: "max-lg:hidden" },
];

/** The log's entries, each of which opens to its detail. */
export function AuditTable({ entries, open, onOpen }: AuditTableProps) {
  return (
    <div tabIndex={0} role="region" aria-label="Audit log" className="overflow-auto">
      <table className="w-full border-collapse [&_td]:border-b [&_td]:border-line [&_td]:px-2.5 [&_td]:py-1.5 [&_th]:border-b [&_th]:border-line [&_th]:px-2.5 [&_th]:py-2 [&_th]:text-left">
        <caption className="sr-only">Audit log</caption>
        <thead className="text-xs text-text-3">
          <tr>
            {heads.map(({ name, hidden, className }) => (
              <th key={name} scope="col" className={classNames("font-[560]", className)}>
                {hidden ? <span className="sr-only">{name}</span> : name}
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
          <RelativeTime seconds at={entry.at} />
        </td>
        <td className="[overflow-wrap:anywhere] sm:min-w-64">
          <AuditSentence entry={entry} />
        </td>
        <td className="max-sm:hidden">
          <StateBadge kind="outcome" state={entry.outcome} />
        </td>
        <td className="max-xl:hidden">
          <ActorLink entry={entry} />
        </td>
        <td className="font-mono text-xs whitespace-nowrap text-text-2 max-md:hidden">{entry.action}</td>
        <td className="font-mono text-xs whitespace-nowrap text-text-2 max-lg:hidden">{entry.address ?? "–"}</td>
        <td className="text-text-2 tabular-nums max-lg:hidden">{entry.seal ?? <span className="text-text-3">not yet</span>}</td>
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
