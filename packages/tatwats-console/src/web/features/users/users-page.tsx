import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Card, type Column, DataTable, EmptyState, RelativeTime, StatusBadge } from "@tatwats/ui";
import type { PersonRow } from "../../../contract/person.ts";
import { useLiveList } from "../../app/live-answer.ts";
import { useHindrance } from "../../app/operator.tsx";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { FilterBar, FilterSelect, FilterText } from "../../parts/filters.tsx";
import { LoadMore } from "../../parts/load-more.tsx";
import { Panel } from "../../parts/panel.tsx";
import { PersonDeeds } from "./person-deeds.tsx";

const route = getRouteApi("/gate/users");
const everybody = { data: null, isError: false, dataUpdatedAt: 0 };

const roleOptions = [
  { value: "any", label: "any role" },
  { value: "admin", label: "admin" },
  { value: "operator", label: "operator" },
  { value: "viewer", label: "viewer" },
  { value: "none", label: "no role" },
];

const columns: Column<PersonRow>[] = [
  { key: "name", header: "Name", rowHeader: true, cell: ({ name }) => name },
  { key: "email", header: "E-mail", cell: ({ email }) => email, className: "text-text-2" },
  { key: "role", header: "Role here", cell: ({ role }) => role ?? <span className="text-text-3">none</span> },
  {
    key: "state",
    header: "Account",
    cell: ({ disabled }) => (disabled ? <StatusBadge status="idle">disabled</StatusBadge> : <StatusBadge status="ok">enabled</StatusBadge>),
  },
  {
    key: "seen",
    header: "Last seen",
    cell: ({ lastSeenAt }) => (lastSeenAt ? <RelativeTime at={lastSeenAt} /> : "never"),
    className: "text-text-3 whitespace-nowrap",
  },
  {
    key: "since",
    header: "Since",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    className: "text-text-3 whitespace-nowrap max-lg:hidden",
  },
  { key: "deeds", header: <span className="sr-only">Deeds</span>, align: "right", cell: (person) => <PersonDeeds person={person} /> },
];

/** Who may do what at the console. */
export function UsersPage() {
  const notAdmin = useHindrance("admin");
  if (!notAdmin) return <People />;
  return (
    <Page title="Users & roles" source={everybody}>
      <Card>
        <EmptyState>
          Only administrators see who has an account and which role. {notAdmin} An administrator can give you another.
        </EmptyState>
      </Card>
    </Page>
  );
}

function People() {
  const { q, role } = route.useSearch();
  const navigate = useNavigate({ from: "/users" });
  const list = useLiveList<PersonRow>("/api/ops/users", { q, role }, () => ({ q, role }));
  const set = (name: "q" | "role") => (value: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, [name]: value }), replace: true });
  const filtered = q !== undefined || role !== undefined;
  return (
    <Page title="Users & roles" source={list}>
      <p className="text-text-2">
        A viewer sees, with secrets masked. An operator acts on helpers and messages. An admin also changes settings, people and retention.
      </p>
      <FilterBar active={filtered} onClear={() => void navigate({ search: {}, replace: true })}>
        <FilterText label="Search" value={q} onChange={set("q")} placeholder="name or e-mail" wide />
        <FilterSelect label="Role" value={role} onChange={set("role")} all="Everybody" options={roleOptions} />
      </FilterBar>
      <Answered query={list} what="the people">
        {() => (
          <Panel>
            <DataTable
              caption="People"
              columns={columns}
              rows={list.items ?? []}
              rowKey={({ id }) => id}
              empty={<EmptyState>Nobody fits these filters.</EmptyState>}
            />
            <LoadMore list={list} shown={list.items?.length ?? 0} noun="people" />
          </Panel>
        )}
      </Answered>
    </Page>
  );
}
