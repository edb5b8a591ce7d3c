import type { MouseEvent } from "react";
import { useRouter } from "@tanstack/react-router";
import type { Notification, NotificationKind } from "@podtracker/contract";
import { classNames, RelativeTime } from "@tatwats/ui";
import { AtSign, Link2, PencilLine, ScrollText, TriangleAlert, UserPlus, type LucideIcon } from "lucide-react";
import { useReadNotification } from "./list-notifications.ts";
import { tellNotification } from "./tell-notification.ts";

const icons: Record<NotificationKind, LucideIcon> = {
  "pod-joined": UserPlus,
  "invite-used": Link2,
  mentioned: AtSign,
  "recap-posted": ScrollText,
  corrections: PencilLine,
  "deck-illegal": TriangleAlert,
};

/** One piece of news; opening it marks it as read. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const router = useRouter();
  const read = useReadNotification();
  const { title, detail } = tellNotification(notification);
  const unread = notification.readAt === null;
  const Icon = icons[notification.kind];

  function open(event: MouseEvent) {
    if (unread) read.mutate(notification.id);
    // With a key held it is for another tab, and the browser's own affair.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(notification.link);
  }

  return (
    <li>
      <a href={notification.link} onClick={open} className="flex min-h-16 items-start gap-3 px-4 py-3 -outline-offset-2 hover:bg-surface-2">
        <span
          className={classNames(
            "grid size-9 shrink-0 place-items-center rounded-full bg-surface-3",
            notification.kind === "deck-illegal" ? "text-warn" : "text-text-2",
          )}
        >
          <Icon aria-hidden size={17} />
        </span>
        <span className="min-w-0 flex-1 self-center">
          <span className={classNames("block [overflow-wrap:anywhere]", unread ? "font-[620]" : "text-text-2")}>
            {unread && <span className="sr-only">Not read: </span>}
            {title}
          </span>
          {detail && <span className="mt-0.5 line-clamp-2 text-sm [overflow-wrap:anywhere] text-text-3">{detail}</span>}
        </span>
        <span className="flex shrink-0 flex-col items-end gap-2 pt-0.5 text-sm text-text-3">
          <RelativeTime at={notification.createdAt} bare />
          {unread && <span aria-hidden className="size-2.5 rounded-full bg-accent" />}
        </span>
      </a>
    </li>
  );
}
