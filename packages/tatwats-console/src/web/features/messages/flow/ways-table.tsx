import { EmptyState } from "@tatwats/ui";
import type { EdgeAnswer } from "../../../../contract/flow.ts";
import { formatDuration, formatNumber, formatShare } from "../../../parts/format-figure.ts";
import type { SortableColumn } from "../../../parts/sortable-columns.tsx";
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
  figure("sent", "Sent/min", (way) => way.sentPerMinute, formatNumber),
  figure("handled", "Handled/min", (way) => way.handledPerMinute, formatNumber),
  figure("errors", "Errors", (way) => way.errorRate, formatShare),
  figure("wait", "Wait p95", (way) => way.waitMs.p95, formatDuration),
  figure("handle", "Handling p95", (way) => way.handleMs.p95, formatDuration),
  figure("open", "Open", (way) => way.backlog, formatNumber),
  figure("oldest", "Oldest", (way) => way.oldestWaitingMs || null, formatDuration),
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

function figure(
  key: string,
  header: string,
  value: (way: EdgeAnswer) => number | null,
  format: (value: number | null) => string,
): SortableColumn<EdgeAnswer> {
  return { key, header, align: "right", cell: (way) => format(value(way)), sortValue: value, className: "w-24" };
}
