import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { withoutTime } from "../../app/time-range.ts";
import { FilterBar, FilterSelect, FilterText } from "../../parts/filters.tsx";
import { statusWord, taskStates } from "../../parts/status.ts";
import { useHelpers } from "../helpers/helper-path.ts";

const route = getRouteApi("/gate/tasks");
const states = taskStates.map((value) => ({ value, label: statusWord("task", value).word }));

export function TaskFilters() {
  const search = withoutTime(route.useSearch());
  const navigate = useNavigate({ from: "/tasks" });
  const { data } = useHelpers();
  const set = (name: keyof typeof search) => (value: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, [name]: value }), replace: true });
  return (
    <FilterBar active={Object.keys(search).length > 0} onClear={() => void navigate({ search: {}, replace: true })}>
      <FilterText label="Search" value={search.q} onChange={set("q")} placeholder="title, id or who started it" wide />
      <FilterSelect label="State" value={search.state} onChange={set("state")} all="Any state" options={states} />
      <FilterText label="Helper" value={search.helper} onChange={set("helper")} suggestions={data?.items.map((helper) => helper.name)} />
      <FilterText label="Kind" value={search.workflow} onChange={set("workflow")} />
    </FilterBar>
  );
}
