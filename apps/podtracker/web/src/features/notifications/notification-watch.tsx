import { useCallback } from "react";
import type { Notification } from "@podtracker/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useServerEvent } from "../../app/realtime.tsx";
import { keepNotification } from "./list-notifications.ts";

/** Keeps the news live while somebody is signed in. */
export function NotificationWatch() {
  const queryClient = useQueryClient();
  useServerEvent(
    "notification",
    useCallback((notification: Notification) => keepNotification(queryClient, notification), [queryClient]),
  );
  return null;
}
