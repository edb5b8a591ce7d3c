import { type Column, DataTable, EmptyState, RelativeTime } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";

type Instance = HelperAnswer["instances"][number];

const columns: Column<Instance>[] = [
  {
    key: "place",
    header: "Host and process",
    rowHeader: true,
    cell: ({ id, host, pid }) => <span title={id}>{`${host} · pid ${pid}`}</span>,
  },
  { key: "state", header: "State", cell: ({ state }) => <StateBadge kind="helper" state={state} /> },
  { key: "version", header: "Version", cell: ({ version }) => version, className: "text-text-2" },
  {
    key: "since",
    header: "Since",
    align: "right",
    cell: ({ startedAt }) => <RelativeTime seconds at={startedAt} bare />,
    className: "text-text-3 whitespace-nowrap",
  },
  {
    key: "heartbeat",
    header: "Heartbeat",
    align: "right",
    cell: ({ heartbeatAt }) => <RelativeTime seconds at={heartbeatAt} />,
    className: "text-text-3 whitespace-nowrap",
  },
];

export function InstancesSection({ instances }: { instances: Instance[] }) {
  return (
    <Section title="Instances" flush>
      <DataTable
        caption="Instances"
        columns={columns}
        rows={instances}
        rowKey={({ id }) => id}
        empty={<EmptyState>No instance runs. Its messages wait; none is lost.</EmptyState>}
      />
    </Section>
  );
}
