import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { DataTable, EmptyState, RelativeTime } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { formatDuration, formatNumber, formatShare } from "../../parts/format-figure.ts";
import { HelperLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/panel.tsx";
import { parseSort, type Sort, stringifySort } from "../../parts/sort-rows.ts";
import { type SortableColumn, sortableColumns, sortedBy } from "../../parts/sortable-columns.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { helpersSentence } from "./helpers-sentence.ts";
import { useHelpers } from "./helper-path.ts";
import { lastHeartbeat } from "./last-heartbeat.ts";
import { versionsOf } from "./versions-of.ts";

const route = getRouteApi("/gate/helpers");

const columns: SortableColumn<HelperAnswer>[] = [
  {
    key: "name",
    header: "Helper",
    rowHeader: true,
    cell: ({ name }) => <HelperLink name={name} className="font-[620]" />,
    sortValue: ({ name }) => name,
  },
  { key: "state", header: "State", cell: ({ state }) => <StateBadge kind="helper" state={state} />, sortValue: ({ state }) => state },
  { key: "version", header: "Version", cell: versionsOf, className: "text-text-2 max-xl:hidden", sortValue: versionsOf },
  {
    key: "instances",
    header: "Instances",
    align: "right",
    cell: ({ instances }) => instances.length,
    className: "max-lg:hidden",
    sortValue: ({ instances }) => instances.length,
  },
  {
    key: "rate",
    header: "Handled / min",
    align: "right",
    cell: ({ handledPerMinute }) => formatNumber(handledPerMinute),
    sortValue: ({ handledPerMinute }) => handledPerMinute,
  },
  {
    key: "errors",
    header: "Errors",
    align: "right",
    cell: ({ errorRate }) => <Amiss when={errorRate > 0}>{formatShare(errorRate)}</Amiss>,
    sortValue: ({ errorRate }) => errorRate,
  },
  {
    key: "wait",
    header: "Wait p95",
    align: "right",
    cell: ({ waitP95Ms }) => formatDuration(waitP95Ms),
    sortValue: ({ waitP95Ms }) => waitP95Ms,
  },
  {
    key: "handle",
    header: "Handling p95",
    align: "right",
    cell: ({ handleP95Ms }) => formatDuration(handleP95Ms),
    sortValue: ({ handleP95Ms }) => handleP95Ms,
  },
  {
    key: "backlog",
    header: "Backlog",
    align: "right",
    cell: ({ backlog, held }) => (held > 0 ? `${backlog}, ${held} held` : backlog),
    sortValue: ({ backlog }) => backlog,
  },
  {
    key: "oldest",
    header: "Oldest",
    align: "right",
    cell: ({ oldestWaitingMs }) => (oldestWaitingMs > 0 ? formatDuration(oldestWaitingMs) : "none"),
    className: "max-xl:hidden",
    sortValue: ({ oldestWaitingMs }) => oldestWaitingMs,
  },
  {
    key: "dead",
    header: "Dead letters",
    align: "right",
    cell: ({ deadLetters }) => <Amiss when={deadLetters > 0}>{deadLetters}</Amiss>,
    sortValue: ({ deadLetters }) => deadLetters,
  },
  {
    key: "heartbeat",
    header: "Last heartbeat",
    align: "right",
    cell: (helper) => <Heartbeat helper={helper} />,
    className: "text-text-3 whitespace-nowrap",
    sortValue: lastHeartbeat,
  },
];

export function HelpersPage() {
  const helpers = useHelpers();
  const sort = parseSort(route.useSearch().sort);
  const navigate = useNavigate({ from: "/helpers" });
  const setSort = (next: Sort | undefined) =>
    void navigate({ search: (before) => ({ ...before, sort: stringifySort(next) }), replace: true, resetScroll: false });
  return (
    <Page title="Helpers" source={helpers}>
      <Answered query={helpers} what="the helpers">
        {({ items }) => (
          <>
            {items.length > 0 && <p className="text-text-2">{helpersSentence(items)}</p>}
            <Panel>
              <DataTable
                caption="Helpers"
                columns={sortableColumns(columns, sort, setSort)}
                rows={sortedBy(items, columns, sort)}
                rowKey={({ name }) => name}
                empty={<EmptyState>No helper has registered yet. The application does so when it starts.</EmptyState>}
              />
            </Panel>
          </>
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
