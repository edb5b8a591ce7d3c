import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { EmptyState, RelativeTime } from "@tatwats/ui";
import type { TaskRow } from "../../../contract/task.ts";
import { useLiveList } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { spanOf, withoutTime } from "../../app/time-range.ts";
import { useTimeSearch } from "../../app/time-span.ts";
import { Answered } from "../../parts/answered.tsx";
import { TaskLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/panel.tsx";
import type { SortableColumn } from "../../parts/sortable-columns.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { VirtualTable } from "../../parts/virtual-table.tsx";
import { HelperNames } from "../../parts/way.tsx";
import { Progress } from "./progress.tsx";
import { TaskDuration } from "./task-duration.tsx";
import { TaskFilters } from "./task-filters.tsx";
import { TaskTabs } from "./task-tabs.tsx";

const route = getRouteApi("/gate/tasks");

const columnsBefore: SortableColumn<TaskRow>[] = [
  {
    key: "started",
    header: "Started",
    cell: ({ startedAt }) => <RelativeTime seconds at={startedAt} />,
    className: "w-28 text-text-3",
    sortValue: ({ startedAt }) => startedAt,
  },
  {
    key: "title",
    header: "Task",
    rowHeader: true,
    cell: ({ id, title }) => (
      <TaskLink id={id} className="font-[620]">
        {title}
      </TaskLink>
    ),
    sortValue: ({ title }) => title,
  },
  {
    key: "workflow",
    header: "Kind",
    cell: ({ kind }) => kind,
    className: "w-36 text-text-2 max-2xl:hidden",
    sortValue: ({ kind }) => kind,
  },
  {
    key: "state",
    header: "State",
    cell: ({ state }) => <StateBadge kind="task" state={state} />,
    className: "w-28",
    sortValue: ({ state }) => state,
  },
  {
    key: "progress",
    header: "Progress",
    cell: ({ progress, title }) => <Progress value={progress} label={`Progress of ${title}`} />,
    className: "w-36",
    sortValue: ({ progress }) => progress,
  },
  { key: "helpers", header: "Helpers", cell: ({ helpers }) => <HelperNames names={helpers} />, className: "w-64 max-xl:hidden" },
];
const columnsAfter: SortableColumn<TaskRow>[] = [
  {
    key: "initiator",
    header: "Started by",
    cell: ({ initiator }) => initiator.name,
    className: "w-28 text-text-2 max-lg:hidden",
    sortValue: ({ initiator }) => initiator.name,
  },
];

function durationColumn(asOf: number): SortableColumn<TaskRow> {
  return {
    key: "duration",
    header: "Duration",
    align: "right",
    cell: (task) => <TaskDuration task={task} asOf={asOf} />,
    className: "w-28",
    sortValue: ({ startedAt, endedAt }) => (endedAt === null ? asOf : Date.parse(endedAt)) - Date.parse(startedAt),
  };
}

export function TasksPage() {
  const filter = withoutTime(route.useSearch());
  const time = useTimeSearch();
  const navigate = useNavigate();
  const list = useLiveList<TaskRow>("/api/ops/tasks", { ...filter, ...time }, () => ({ ...filter, ...spanOf(time, Date.now()) }));
  const filtered = Object.keys(filter).length > 0 || Object.keys(time).length > 0;
  return (
    <Page title="Tasks" time="span" tabs={<TaskTabs />} source={list}>
      <TaskFilters />
      <Answered query={list} what="the tasks">
        {() => (
          <Panel>
            <VirtualTable
              caption="Tasks"
              noun="tasks"
              columns={[...columnsBefore, durationColumn(list.dataUpdatedAt), ...columnsAfter]}
              list={list}
              rowKey={({ id }) => id}
              onOpen={({ id }) => void navigate({ to: "/tasks/$id", params: { id } })}
              tableClass="min-w-[44rem]"
              empty={
                <EmptyState>
                  {filtered
                    ? "No task fits these filters and this time."
                    : "No task was started yet. A piece of work with all that it causes will stand here."}
                </EmptyState>
              }
            />
          </Panel>
        )}
      </Answered>
    </Page>
  );
}
