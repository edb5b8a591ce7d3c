import { EmptyState, RelativeTime } from "@tatwats/ui";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { MessageList, MessageRow } from "../../../contract/message.ts";
import { useLiveList } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { spanOf, withoutTime } from "../../app/time-range.ts";
import { useTimeSearch } from "../../app/time-span.ts";
import { Answered } from "../../parts/answered.tsx";
import { formatDuration } from "../../parts/format-figure.ts";
import { MessageLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/panel.tsx";
import { figureColumn, type SortableColumn } from "../../parts/sortable-columns.tsx";
import { VirtualTable } from "../../parts/virtual-table.tsx";
import { Way } from "../../parts/way.tsx";
import { DeliveryStates } from "./delivery-states.tsx";
import { summarizeDeliveries } from "./delivery-summary.ts";
import { MessageFilters } from "./message-filters.tsx";
import { MessageTabs } from "./message-tabs.tsx";
import { SearchedBack } from "./searched-back.tsx";

const route = getRouteApi("/gate/messages");

const columns: SortableColumn<MessageRow>[] = [
  {
    key: "sent",
    header: "Sent",
    cell: ({ sentAt }) => <RelativeTime seconds at={sentAt} />,
    sortValue: ({ sentAt }) => sentAt,
    className: "w-28 text-text-3 whitespace-nowrap",
  },
  {
    key: "type",
    header: "Type",
    rowHeader: true,
    cell: ({ id, type }) => (
      <MessageLink id={id} className="font-[620]">
        {type}
      </MessageLink>
    ),
    sortValue: ({ type }) => type,
  },
  {
    key: "way",
    header: "From, to",
    cell: (message) => <Way {...message} subscribers={message.deliveries.map((delivery) => delivery.recipient)} />,
    sortValue: ({ sender, recipient }) => `${sender} ${recipient ?? ""}`,
    className: "w-80 whitespace-nowrap",
  },
  {
    key: "state",
    header: "State",
    cell: ({ deliveries }) => <DeliveryStates deliveries={deliveries} />,
    sortValue: ({ deliveries }) => summarizeDeliveries(deliveries).states[0]?.state,
    className: "w-44",
  },
  figureColumn("wait", "Wait", ({ deliveries }) => summarizeDeliveries(deliveries).waitMs, formatDuration),
  figureColumn("handle", "Handled in", ({ deliveries }) => summarizeDeliveries(deliveries).handleMs, formatDuration),
  figureColumn(
    "attempts",
    "Attempts",
    ({ deliveries }) => summarizeDeliveries(deliveries).attempts,
    (attempts) => String(attempts ?? 0),
  ),
  { key: "id", header: "Id", align: "right", cell: ({ id }) => <MessageLink id={id} />, className: "w-24" },
];

export function MessagesPage() {
  const filter = withoutTime(route.useSearch());
  const time = useTimeSearch();
  const navigate = useNavigate();
  const list = useLiveList<MessageRow>("/api/ops/messages", { ...time, ...filter }, () => ({ ...filter, ...spanOf(time, Date.now()) }));
  const filtered = Object.keys(filter).length > 0 || Object.keys(time).length > 0;
  const searchedBack = (list.data?.pages.at(-1) as MessageList | undefined)?.searchedBack ?? null;
  return (
    <Page title="Messages" tabs={<MessageTabs />} time="span" source={list}>
      <MessageFilters />
      <Answered query={list} what="the messages">
        {() => (
          <Panel>
            <VirtualTable
              caption="Messages"
              noun="messages"
              columns={columns}
              list={list}
              rowKey={({ id }) => id}
              onOpen={({ id }) => void navigate({ to: "/messages/$id", params: { id } })}
              tableClass="min-w-[62rem]"
              empty={
                searchedBack !== null && list.hasNextPage ? null : (
                  <EmptyState>
                    {filtered
                      ? "No message fits these filters."
                      : "No message was sent yet. Each one will stand here with its whole story."}
                  </EmptyState>
                )
              }
            />
            {searchedBack !== null && <SearchedBack at={searchedBack} found={list.items?.length ?? 0} list={list} />}
          </Panel>
        )}
      </Answered>
    </Page>
  );
}
