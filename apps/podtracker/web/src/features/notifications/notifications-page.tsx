import type { Notification } from "@podtracker/contract";
import { Link } from "@tanstack/react-router";
import { Button, Card, EmptyState, Loading, Skeleton, useTimeZone, buttonClass } from "@tatwats/ui";
import { Bell, CheckCheck } from "lucide-react";
import { Loaded } from "../../app/loaded.tsx";
import { MorePages } from "../../app/more-pages.tsx";
import { Page } from "../../app/page.tsx";
import { Section } from "../../app/section.tsx";
import { dayName, groupByDay } from "../chat/group-by-day.ts";
import { useNotifications, useReadAllNotifications, useUnreadCount } from "./list-notifications.ts";
import { NotificationRow } from "./notification-row.tsx";

/** What happened that concerns me, day by day. */
export function NotificationsPage() {
  const news = useNotifications();
  const latest = news.data?.pages[0]?.items[0];
  return (
    <Page title="News" width="narrow" actions={latest && <ReadAll upTo={latest.id} />}>
      <Loaded query={news} what="Loading your news" skeleton={<NewsSkeleton />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length > 0 ? <Days items={items} /> : <NoNews />;
        }}
      </Loaded>
      <MorePages query={news} what="Loading older news">
        Load older news
      </MorePages>
    </Page>
  );
}

function Days({ items }: { items: Notification[] }) {
  const timeZone = useTimeZone();
  const days = groupByDay(
    items.map((notification) => ({ at: notification.createdAt, notification })),
    timeZone,
  );
  return days.map(({ start, messages }) => (
    <Section key={start} title={dayTitle(start, timeZone)}>
      <Card flush>
        <ul className="divide-y divide-line">
          {messages.map(({ notification }) => (
            <NotificationRow key={notification.id} notification={notification} />
          ))}
        </ul>
      </Card>
    </Section>
  ));
}

function dayTitle(start: number, timeZone: string | undefined): string {
  return dayName(start, Date.now(), timeZone);
}

function ReadAll({ upTo }: { upTo: string }) {
  const unread = useUnreadCount();
  const readAll = useReadAllNotifications();
  if (unread === 0) return null;
  return (
    <Button size="touch" icon={<CheckCheck aria-hidden size={17} />} busy={readAll.isPending} onClick={() => readAll.mutate(upTo)}>
      Mark all read
    </Button>
  );
}

function NoNews() {
  return (
    <Card>
      <EmptyState
        icon={<Bell aria-hidden size={22} />}
        action={
          <Link to="/more/notifications" className={buttonClass("secondary", "touch")}>
            Choose what you are told
          </Link>
        }
      >
        No news yet. When somebody joins your pod, calls your name or records a game of yours, it stands here.
      </EmptyState>
    </Card>
  );
}

function NewsSkeleton() {
  return (
    <Loading label="Loading your news">
      <Skeleton className="mb-3 h-4 w-20" />
      <Card flush className="divide-y divide-line">
        {[0, 1, 2, 3].map((index) => (
          <div key={index} className="flex min-h-16 items-center gap-3 px-4 py-3">
            <Skeleton className="size-9 rounded-full" />
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className="h-4 w-3/4" />
              <Skeleton className="h-3.5 w-1/2" />
            </div>
          </div>
        ))}
      </Card>
    </Loading>
  );
}
