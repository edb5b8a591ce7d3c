import type { notificationFacts, NotificationKind } from "@podtracker/contract";
import type { HandlerContext } from "tatwats";
import type { z } from "zod";
import { notificationShape } from "../../features/notifications/notification-shape.ts";
import type { Announcer } from "../../platform/realtime/announcer.ts";

/** What somebody is told; of one person, kind and subject there is one notification ever. */
export type Tidings = {
  [Kind in NotificationKind]: { kind: Kind; facts: z.input<(typeof notificationFacts)[Kind]>; subject: string; link: string };
}[NotificationKind];

const dayMs = 24 * 60 * 60 * 1_000;

/** Writes a notification for each person who wants this kind and has none of its subject; their sockets hear of it after the commit. */
export async function notify(
  { db, now, settings, afterCommit }: Pick<HandlerContext<{ keepDays: number }>, "db" | "now" | "settings" | "afterCommit">,
  announcer: Announcer,
  userIds: readonly string[],
  { kind, facts, subject, link }: Tidings,
): Promise<void> {
  if (userIds.length === 0) return;
  const createdAt = now();
  const keepUntil = new Date(createdAt.getTime() + settings.keepDays * dayMs);
  const { rows } = await db.query<{ id: string; user_id: string }>(
    `insert into notification (id, user_id, kind, subject, facts, link, created_at, keep_until)
     select uuidv7(), u.id, $2, $3, $4::jsonb, $5, $6::timestamptz, $7::timestamptz from "user" u where u.id = any($1::uuid[]) and not ($2 = any(u.muted))
     on conflict (user_id, kind, subject) do nothing returning id, user_id`,
    [userIds, kind, subject, JSON.stringify(facts), link, createdAt, keepUntil],
  );
  afterCommit(() => {
    for (const { id, user_id } of rows) {
      announcer.announce(`user:${user_id}`, "notification", notificationShape({ id, kind, facts, link, createdAt, readAt: null }));
    }
  });
}
