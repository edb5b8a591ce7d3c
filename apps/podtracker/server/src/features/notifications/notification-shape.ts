import { Notification } from "@podtracker/contract";
import type { z } from "zod";

/** A notification as it lies in its table. */
export interface NotificationRow {
  id: string;
  kind: string;
  facts: unknown;
  link: string;
  createdAt: Date;
  readAt: Date | null;
}

/** As the API and sockets show it; parsed, because its facts were stored as they came. */
export function notificationShape({ id, kind, facts, link, createdAt, readAt }: NotificationRow): z.output<typeof Notification> {
  return Notification.parse({ id, kind, facts, link, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null });
}
