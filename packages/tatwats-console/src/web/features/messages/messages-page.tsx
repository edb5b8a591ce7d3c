import { type Column, DataTable, EmptyState, RelativeTime } from "@tatwats/ui";
import { getRouteApi } from "@tanstack/react-router";
import type { MessageRow } from "../../../contract/message.ts";
import { useLiveList } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { readTimeSearch, spanOf, withoutTime } from "../../app/time-range.ts";
import { Answered } from "../../parts/answered.tsx";
import { formatDuration } from "../../parts/format-figure.ts";
import { MessageLink } from "../../parts/links.tsx";
import { LoadMore } from "../../parts/load-more.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Way } from "../../parts/way.tsx";
import { DeliveryStates } from "./delivery-states.tsx";
import { summarizeDeliveries } from "./delivery-summary.ts";
import { MessageFilters } from "./message-filters.tsx";

const route = getRouteApi("/gate/messages");

const columns: Column<MessageRow>[] = [
  { key: "sent", header: "Sent", cell: ({ sentAt }) => <RelativeTime seconds at={sentAt} />, className: "text-text-3 whitespace-nowrap" },
  {
    key: "type",
    header: "Type",
    rowHeader: true,
    cell: ({ id, type }) => (
      <MessageLink id={id} className="font-[620]">
        {type}
      </MessageLink>
    ),
  },
  {
    key: "way",
    header: "From, to",
    cell: (message) => <Way {...message} subscribers={message.deliveries.map((delivery) => delivery.recipient)} />,
    className: "whitespace-nowrap",
  },
  { key: "state", header: "State", cell: ({ deliveries }) => <DeliveryStates deliveries={deliveries} /> },
  {
    key: "wait",
    header: "Wait",
    align: "right",
    cell: ({ deliveries }) => formatDuration(summarizeDeliveries(deliveries).waitMs),
    className: "whitespace-nowrap",
  },
  {
    key: "handle",
    header: "Handled in",
    align: "right",
    cell: ({ deliveries }) => formatDuration(summarizeDeliveries(deliveries).handleMs),
    className: "whitespace-nowrap",
  },
  {
    key: "attempts",
    header: "Attempts",
    align: "right",
    cell: ({ deliveries }) => summarizeDeliveries(deliveries).attempts,
    className: "max-lg:hidden",
  },
  { key: "id", header: "Id", align: "right", cell: ({ id }) => <MessageLink id={id} /> },
];

export function MessagesPage() {
  const search = route.useSearch();
  const time = readTimeSearch(search);
  const filter = withoutTime(search);
  const list = useLiveList<MessageRow>("/api/ops/messages", { ...time, ...filter }, () => ({
    ...filter,
    ...spanOf(time, Date.now()),
  }));
  const filtered = Object.keys(search).length > 0;
  return (
    <Page title="Messages" source={list} time="span">
      <MessageFilters />
      <Answered query={list} what="the messages">
        {() => (
          <Panel>
            <DataTable
              caption="Messages"
              columns={columns}
              rows={list.items ?? []}
              rowKey={({ id }) => id}
              empty={
                <EmptyState>
                  {filtered ? "No message fits these filters." : "No message was sent yet. Each one will stand here with its whole story."}
                </EmptyState>
              }
            />
            <LoadMore list={list} shown={list.items?.length ?? 0} noun="messages" />
          </Panel>
        )}
      </Answered>
    </Page>
  );
}
