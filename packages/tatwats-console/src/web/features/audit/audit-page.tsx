import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { EmptyState } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { useLiveList } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { readTimeSearch, spanOf, withoutTime } from "../../app/time-range.ts";
import { Answered } from "../../parts/answered.tsx";
import { FilterBar, FilterSelect, FilterText } from "../../parts/filters.tsx";
import { LoadMore } from "../../parts/load-more.tsx";
import { Panel } from "../../parts/panel.tsx";
import { auditOutcomes } from "../../parts/status.ts";
import { AuditTable } from "./audit-table.tsx";
import { VerifySection } from "./verify-section.tsx";

const route = getRouteApi("/gate/audit");
const outcomes = auditOutcomes.map((value) => ({ value, label: value }));

export function AuditPage() {
  const search = route.useSearch();
  const time = readTimeSearch(search);
  const { entry, ...filter } = withoutTime(search);
  const navigate = useNavigate({ from: "/audit" });
  const list = useLiveList<AuditRow>("/api/ops/audit", { ...time, ...filter }, () => ({ ...filter, ...spanOf(time, Date.now()) }));
  const filtered = Object.keys(filter).length > 0;
  const show = (id: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, entry: id }), replace: true, resetScroll: false });
  return (
    <Page title="Audit" source={list} time="span">
      <VerifySection />
      <AuditFilters />
      <Answered query={list} what="the audit log">
        {() => (
          <Panel>
            <AuditTable entries={list.items ?? []} open={entry} onOpen={show} />
            {list.items?.length === 0 && (
              <EmptyState>
                {filtered ? "No entry fits these filters." : "Nothing was done yet. Whatever anybody does will stand here."}
              </EmptyState>
            )}
            <LoadMore list={list} shown={list.items?.length ?? 0} noun="entries" />
          </Panel>
        )}
      </Answered>
    </Page>
  );
}

function AuditFilters() {
  const { entry: _open, ...search } = withoutTime(route.useSearch());
  const navigate = useNavigate({ from: "/audit" });
  const set = (name: keyof typeof search) => (value: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, [name]: value }), replace: true });
  return (
    <FilterBar active={Object.keys(search).length > 0} onClear={() => void navigate({ search: {}, replace: true })}>
      <FilterText label="Search" value={search.q} onChange={set("q")} placeholder="name, action, address, or text in the detail" wide />
      <FilterText label="Actor" value={search.actor} onChange={set("actor")} placeholder="name or id" />
      <FilterText label="Action" value={search.action} onChange={set("action")} placeholder="such as task.failed" />
      <FilterText label="Target" value={search.target} onChange={set("target")} placeholder="id or kind" />
      <FilterSelect label="Outcome" value={search.outcome} onChange={set("outcome")} all="Any outcome" options={outcomes} />
      {search.conversation && <FilterText label="Conversation" value={search.conversation} onChange={set("conversation")} />}
    </FilterBar>
  );
}
