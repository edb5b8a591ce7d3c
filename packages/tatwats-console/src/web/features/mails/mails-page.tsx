import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { AbsoluteTime, Card, EmptyState, RelativeTime, type Status, StatusBadge } from "@tatwats/ui";
import type { MailRow } from "../../../contract/person.ts";
import { useLiveList } from "../../app/live-answer.ts";
import { useHindrance } from "../../app/operator.tsx";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { Facts } from "../../parts/facts.tsx";
import { FilterBar, FilterText } from "../../parts/filters.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import type { SortableColumn } from "../../parts/sortable-columns.tsx";
import { VirtualTable } from "../../parts/virtual-table.tsx";

const route = getRouteApi("/gate/mails");
const nothingRead = { data: null, isError: false, dataUpdatedAt: 0 };
const states: Record<MailRow["state"], Status> = { kept: "info", waiting: "info", sent: "ok", failed: "bad" };

const columns: SortableColumn<MailRow>[] = [
  { key: "at", header: "When", cell: ({ at }) => <RelativeTime seconds at={at} />, className: "w-28 text-text-3" },
  { key: "subject", header: "Subject", rowHeader: true, cell: ({ subject }) => subject },
  { key: "to", header: "To", cell: ({ to }) => to, className: "w-64 text-text-2 max-sm:hidden" },
  { key: "state", header: "State", cell: ({ state }) => <StatusBadge status={states[state]}>{state}</StatusBadge>, className: "w-24" },
];

/** The mails that were written: kept here where no mail server is set, so that links in them can be passed on. */
export function MailsPage() {
  const mayNot = useHindrance("operator");
  if (!mayNot) return <Mails />;
  return (
    <Page title="Kept mails" source={nothingRead}>
      <Card>
        <EmptyState>Mails hold links that open accounts, so viewers don’t see them. {mayNot}</EmptyState>
      </Card>
    </Page>
  );
}

function Mails() {
  const { q, mail } = route.useSearch();
  const navigate = useNavigate({ from: "/mails" });
  const list = useLiveList<MailRow>("/api/ops/mails", { q }, () => ({ q }));
  const set = (name: "q" | "mail") => (value: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, [name]: value }), replace: true, resetScroll: false });
  const open = list.items?.find(({ id }) => id === mail);
  return (
    <Page title="Kept mails" source={list}>
      <FilterBar active={q !== undefined} onClear={() => set("q")(undefined)}>
        <FilterText label="Search" value={q} onChange={set("q")} placeholder="recipient or subject" wide />
      </FilterBar>
      <Answered query={list} what="the mails">
        {() => (
          <div className="grid items-start gap-3.5 xl:grid-cols-[1.2fr_1fr]">
            <Panel>
              <VirtualTable
                caption="Mails"
                noun="mails"
                columns={columns}
                list={list}
                rowKey={({ id }) => id}
                selected={mail}
                onOpen={({ id }) => set("mail")(id === mail ? undefined : id)}
                empty={
                  <EmptyState>
                    {q
                      ? "No mail fits this search."
                      : "No mail was written yet. While no mail server is set, each is kept here to be read."}
                  </EmptyState>
                }
              />
            </Panel>
            {open && <Mail mail={open} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Mail({ mail: { subject, to, at, text, state, problem } }: { mail: MailRow }) {
  return (
    <Section title={subject}>
      <Facts
        facts={[
          ["To", to],
          ["Written", <AbsoluteTime key="at" at={at} form="exact" />],
          [
            "State",
            <StatusBadge key="state" status={states[state]}>
              {state}
            </StatusBadge>,
          ],
          ["Problem", problem],
        ]}
      />
      <pre
        tabIndex={0}
        role="region"
        aria-label="Text of the mail"
        className="mt-3 rounded-sm border border-line bg-bg p-3 font-sans whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </pre>
    </Section>
  );
}
