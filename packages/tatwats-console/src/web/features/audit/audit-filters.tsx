import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { withoutTime } from "../../app/time-range.ts";
import { FilterBar, FilterSelect, FilterText } from "../../parts/filters.tsx";
import { auditOutcomes } from "../../parts/status.ts";

const route = getRouteApi("/gate/audit");
const outcomes = auditOutcomes.map((value) => ({ value, label: value }));

export function AuditFilters() {
  const { entry: _open, ...search } = withoutTime(route.useSearch());
  const navigate = useNavigate({ from: "/audit" });
  const set = (name: keyof typeof search) => (value: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, [name]: value }), replace: true });
  return (
    <FilterBar active={Object.keys(search).length > 0} onClear={() => void navigate({ search: {}, replace: true })}>
      <FilterText
        label="Search"
        value={search.q}
        onChange={set("q")}
        placeholder="words of names, actions, addresses, ids or details"
        wide
      />
      <FilterText label="Actor" value={search.actor} onChange={set("actor")} placeholder="name or id" />
      <FilterText label="Action" value={search.action} onChange={set("action")} placeholder="such as task.failed" />
      <FilterText label="Target" value={search.target} onChange={set("target")} placeholder="id or kind" />
      <FilterText label="Address" value={search.address} onChange={set("address")} />
      <FilterSelect label="Outcome" value={search.outcome} onChange={set("outcome")} all="Any outcome" options={outcomes} />
      {search.conversation && <FilterText label="Conversation" value={search.conversation} onChange={set("conversation")} />}
    </FilterBar>
  );
}
