import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { EmptyState } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { useLiveList } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { spanOf, withoutTime } from "../../app/time-range.ts";
import { useTimeSearch } from "../../app/time-span.ts";
import { Answered } from "../../parts/answered.tsx";
import { Panel } from "../../parts/panel.tsx";
import { VirtualTable } from "../../parts/virtual-table.tsx";
import { auditColumns } from "./audit-columns.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTabs } from "./audit-tabs.tsx";
import { ExportLinks } from "./export-links.tsx";
import { FacetsSection } from "./facets-section.tsx";
import { OpenEntry } from "./open-entry.tsx";

const route = getRouteApi("/gate/audit");

/** Everything anybody did, to be searched, narrowed down, opened and exported. */
export function AuditPage() {
  const { entry, ...filter } = withoutTime(route.useSearch());
  const time = useTimeSearch();
  const navigate = useNavigate({ from: "/audit" });
  const list = useLiveList<AuditRow>("/api/ops/audit", { ...time, ...filter }, () => ({ ...filter, ...spanOf(time, Date.now()) }));
  const filtered = Object.keys(filter).length > 0 || Object.keys(time).length > 0;
  const show = (id: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, entry: id }), replace: true, resetScroll: false });
  return (
    <Page title="Audit" time="span" tabs={<AuditTabs />} actions={<ExportLinks filter={filter} time={time} />} source={list}>
      <AuditFilters />
      <div className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <Answered query={list} what="the audit log">
          {() => (
            <Panel>
              <VirtualTable
                caption="Audit log"
                noun="entries"
                columns={auditColumns}
                list={list}
                rowKey={({ id }) => id}
                selected={entry}
                onOpen={({ id }) => show(id === entry ? undefined : id)}
                empty={
                  <EmptyState>
                    {filtered
                      ? "No entry fits these filters and this time."
                      : "Nothing was done yet. Whatever anybody does will stand here."}
                  </EmptyState>
                }
              />
            </Panel>
          )}
        </Answered>
        {entry ? <OpenEntry id={entry} onClose={() => show(undefined)} /> : <FacetsSection filter={filter} time={time} />}
      </div>
    </Page>
  );
}
