import { EmptyState } from "@tatwats/ui";
import type { EdgeAnswer } from "../../../../contract/flow.ts";
import { formatDuration, formatNumber, formatShare } from "../../../parts/format-figure.ts";
import { figureColumn, type SortableColumn } from "../../../parts/sortable-columns.tsx";
import { VirtualTable } from "../../../parts/virtual-table.tsx";
import { Way } from "../../../parts/way.tsx";
import { wayState } from "./flow-lines.ts";
import { WayState } from "./line-sign.tsx";

const columns: SortableColumn<EdgeAnswer>[] = [
  {
    key: "way",
    header: "From, to",
    cell: (way) => <Way {...way} />,
    sortValue: ({ sender, recipient }) => `${sender} ${recipient}`,
    className: "w-72",
  },
  { key: "type", header: "Type", rowHeader: true, cell: ({ type }) => type, sortValue: ({ type }) => type },
  { key: "state", header: "State", cell: (way) => <WayState way={way} />, sortValue: (way) => wayState(way), className: "w-28" },
  figureColumn("sent", "Sent/min", (way) => way.sentPerMinute, formatNumber),
  figureColumn("handled", "Handled/min", (way) => way.handledPerMinute, formatNumber),
  figureColumn("errors", "Errors", (way) => way.errorRate, formatShare),
  figureColumn("wait", "Wait p95", (way) => way.waitMs.p95, formatDuration),
  figureColumn("handle", "Handling p95", (way) => way.handleMs.p95, formatDuration),
  figureColumn("open", "Open", (way) => way.backlog, formatNumber),
  figureColumn("oldest", "Oldest", (way) => way.oldestWaitingMs || null, formatDuration),
];

/** The graph's figures as a table: for comparing, for sorting, and for whoever does not see the graph. */
export function WaysTable({ edges, onOpen }: { edges: EdgeAnswer[]; onOpen: (edge: EdgeAnswer) => void }) {
  return (
    <VirtualTable
      caption="Ways between helpers"
      noun="ways"
      columns={columns}
      list={{ items: edges }}
      rowKey={({ sender, recipient, type }) => `${sender} ${recipient} ${type}`}
      onOpen={onOpen}
      tableClass="min-w-[80rem]"
      className="max-h-96"
      empty={<EmptyState>Nothing was sent in this time.</EmptyState>}
    />
  );
}
