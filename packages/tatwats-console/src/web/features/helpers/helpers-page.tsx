import { type Column, DataTable, EmptyState, RelativeTime } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { formatDuration, formatNumber, formatShare } from "../../parts/format-figure.ts";
import { HelperLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/panel.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { lastHeartbeat } from "./last-heartbeat.ts";

const columns: Column<HelperAnswer>[] = [
  { key: "name", header: "Helper", rowHeader: true, cell: ({ name }) => <HelperLink name={name} className="font-[620]" /> },
  { key: "state", header: "State", cell: ({ state }) => <StateBadge kind="helper" state={state} /> },
  {
    key: "version",
    header: "Version",
    cell: ({ version, versions }) => (versions.length > 0 ? versions.join(", ") : version),
    className: "text-text-2 max-lg:hidden",
  },
  { key: "instances", header: "Instances", align: "right", cell: ({ instances }) => instances.length, className: "max-lg:hidden" },
  { key: "rate", header: "Handled / min", align: "right", cell: ({ handledPerMinute }) => formatNumber(handledPerMinute) },
  {
    key: "errors",
    header: "Errors",
    align: "right",
    cell: ({ errorRate }) => <Amiss when={errorRate > 0}>{formatShare(errorRate)}</Amiss>,
  },
  { key: "wait", header: "Wait p95", align: "right", cell: ({ waitP95Ms }) => formatDuration(waitP95Ms) },
  { key: "handle", header: "Handling p95", align: "right", cell: ({ handleP95Ms }) => formatDuration(handleP95Ms) },
  { key: "backlog", header: "Backlog", align: "right", cell: ({ backlog }) => backlog },
  { key: "dead", header: "Dead letters", align: "right", cell: ({ deadLetters }) => <Amiss when={deadLetters > 0}>{deadLetters}</Amiss> },
  {
    key: "heartbeat",
    header: "Last heartbeat",
    align: "right",
    cell: (helper) => <Heartbeat helper={helper} />,
    className: "text-text-3 whitespace-nowrap",
  },
];

export function HelpersPage() {
  const helpers = useLiveAnswer<{ items: HelperAnswer[] }>("/api/ops/helpers");
  return (
    <Page title="Helpers" source={helpers}>
      <Answered query={helpers} what="the helpers">
        {({ items }) => (
          <Panel>
            <DataTable
              caption="Helpers"
              columns={columns}
              rows={items}
              rowKey={({ name }) => name}
              empty={<EmptyState>No helper has registered yet. The application does so when it starts.</EmptyState>}
            />
          </Panel>
        )}
      </Answered>
      <p className="text-text-3">Rates, errors and times are of the last 15 minutes.</p>
    </Page>
  );
}

function Amiss({ when, children }: { when: boolean; children: string | number }) {
  return when ? <span className="font-[620] text-bad">{children}</span> : children;
}

function Heartbeat({ helper }: { helper: HelperAnswer }) {
  const at = lastHeartbeat(helper);
  return at ? <RelativeTime seconds at={at} /> : "none heard";
}
