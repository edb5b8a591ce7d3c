import { type Column, DataTable, EmptyState, RelativeTime } from "@tatwats/ui";
import type { InstanceAnswer } from "../../../../contract/helper.ts";
import { Answered } from "../../../parts/answered.tsx";
import { formatBytes, formatShare, nothing } from "../../../parts/format-figure.ts";
import { Panel } from "../../../parts/panel.tsx";
import { StateBadge } from "../../../parts/state-badge.tsx";
import { useHelper } from "../helper-path.ts";

const columns: Column<InstanceAnswer>[] = [
  {
    key: "place",
    header: "Host and process",
    rowHeader: true,
    cell: ({ id, host, pid }) => <span title={id}>{`${host} · pid ${pid}`}</span>,
  },
  { key: "role", header: "Role", cell: ({ role }) => role, className: "text-text-2" },
  { key: "state", header: "State", cell: ({ state }) => <StateBadge kind="helper" state={state} /> },
  {
    key: "health",
    header: "What it says of itself",
    className: "text-text-2 min-w-56",
    cell: ({ health }) => health?.reason ?? <span className="text-text-3">nothing</span>,
  },
  { key: "version", header: "Version", cell: ({ version }) => version, className: "text-text-2" },
  {
    key: "settings",
    header: "Settings",
    align: "right",
    cell: ({ settingsRevision }) => (settingsRevision === null ? nothing : `revision ${settingsRevision}`),
  },
  { key: "cpu", header: "CPU", align: "right", cell: ({ cpu }) => formatShare(cpu) },
  {
    key: "memory",
    header: "Memory",
    align: "right",
    cell: ({ memoryBytes }) => (memoryBytes === null ? nothing : formatBytes(memoryBytes)),
  },
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

export function InstancesTab() {
  const helper = useHelper();
  return (
    <Answered query={helper} what="the instances">
      {({ instances }) => (
        <>
          <Panel>
            <DataTable
              caption="Instances"
              columns={columns}
              rows={instances}
              rowKey={({ id }) => id}
              empty={<EmptyState>No instance runs. Its messages wait; none is lost.</EmptyState>}
            />
          </Panel>
          <p className="text-text-3">CPU is of one core and of the whole process, which may run other helpers, too.</p>
        </>
      )}
    </Answered>
  );
}
