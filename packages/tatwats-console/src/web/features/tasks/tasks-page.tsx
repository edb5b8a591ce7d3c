import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type Column, DataTable, EmptyState, RelativeTime } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import type { TaskRow } from "../../../contract/task.ts";
import { useLiveAnswer, useLiveList } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { FilterBar, FilterSelect, FilterText } from "../../parts/filters.tsx";
import { TaskLink } from "../../parts/links.tsx";
import { LoadMore } from "../../parts/load-more.tsx";
import { Panel } from "../../parts/panel.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { statusWord, taskStates } from "../../parts/status.ts";
import { HelperNames } from "../../parts/way.tsx";
import { Progress } from "./progress.tsx";
import { TaskDuration } from "./task-duration.tsx";

const route = getRouteApi("/gate/tasks");
const states = taskStates.map((value) => ({ value, label: statusWord("task", value).word }));

const columnsBefore: Column<TaskRow>[] = [
  {
    key: "started",
    header: "Started",
    cell: ({ startedAt }) => <RelativeTime seconds at={startedAt} />,
    className: "text-text-3 whitespace-nowrap",
  },
  {
    key: "title",
    header: "Task",
    rowHeader: true,
    className: "min-w-48",
    cell: ({ id, title }) => (
      <TaskLink id={id} className="font-[620]">
        {title}
      </TaskLink>
    ),
  },
  { key: "workflow", header: "Workflow", cell: ({ kind }) => kind, className: "text-text-2 whitespace-nowrap max-xl:hidden" },
  { key: "state", header: "State", cell: ({ state }) => <StateBadge kind="task" state={state} /> },
  { key: "progress", header: "Progress", cell: ({ progress, title }) => <Progress value={progress} label={`Progress of ${title}`} /> },
  { key: "helpers", header: "Helpers", cell: ({ helpers }) => <HelperNames names={helpers} />, className: "max-lg:hidden" },
];
const columnsAfter: Column<TaskRow>[] = [
  {
    key: "initiator",
    header: "Started by",
    cell: ({ initiator }) => initiator.name,
    className: "text-text-2 max-w-40 truncate max-lg:hidden",
  },
  { key: "id", header: "Id", align: "right", cell: ({ id }) => <TaskLink id={id} /> },
];

function durationColumn(asOf: number): Column<TaskRow> {
  return {
    key: "duration",
    header: "Duration",
    align: "right",
    cell: (task) => <TaskDuration task={task} asOf={asOf} />,
    className: "whitespace-nowrap",
  };
}

export function TasksPage() {
  const search = route.useSearch();
  const list = useLiveList<TaskRow>("/api/ops/tasks", search, () => search);
  const filtered = Object.keys(search).length > 0;
  return (
    <Page title="Tasks" source={list}>
      <TaskFilters />
      <Answered query={list} what="the tasks">
        {() => (
          <Panel>
            <DataTable
              caption="Tasks"
              columns={[...columnsBefore, durationColumn(list.dataUpdatedAt), ...columnsAfter]}
              rows={list.items ?? []}
              rowKey={({ id }) => id}
              empty={
                <EmptyState>
                  {filtered
                    ? "No task fits these filters."
                    : "No task was started yet. A piece of work with all that it causes will stand here."}
                </EmptyState>
              }
            />
            <LoadMore list={list} shown={list.items?.length ?? 0} noun="tasks" />
          </Panel>
        )}
      </Answered>
    </Page>
  );
}

function TaskFilters() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/tasks" });
  const { data } = useLiveAnswer<{ items: HelperAnswer[] }>("/api/ops/helpers");
  const set = (name: keyof typeof search) => (value: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, [name]: value }), replace: true });
  return (
    <FilterBar active={Object.keys(search).length > 0} onClear={() => void navigate({ search: {}, replace: true })}>
      <FilterText label="Search" value={search.q} onChange={set("q")} placeholder="title, id or who started it" wide />
      <FilterSelect label="State" value={search.state} onChange={set("state")} all="Any state" options={states} />
      <FilterText label="Helper" value={search.helper} onChange={set("helper")} suggestions={data?.items.map((helper) => helper.name)} />
      <FilterText label="Workflow" value={search.workflow} onChange={set("workflow")} />
    </FilterBar>
  );
}
