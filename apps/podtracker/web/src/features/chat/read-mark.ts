import { useEffect, useRef, useState } from "react";
import type { ChatMessage, Pod } from "@podtracker/contract";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { podQuery } from "../pods/get-pod.ts";
import { podsQuery } from "../pods/list-pods.ts";

const settleMs = 400;

/** Marks the chat as read up to its last message while the reader is at its end and looks at the page. */
export function useReadMark(podId: string, last: ChatMessage | undefined, atEnd: boolean): void {
  const queryClient = useQueryClient();
  const visible = useVisible();
  const told = useRef(0);
  const { id, number } = last ?? {};
  useEffect(() => {
    if (!id || !number || !atEnd || !visible || told.current >= number) return;
    const timer = setTimeout(() => {
      told.current = number;
      // The mark only moves forward: one that doesn't get through is made good by the next.
      api.readMessages({ params: { podId }, body: { upTo: id } }).then(
        (reading) => keepReading(queryClient, podId, reading),
        () => {
          told.current = 0;
        },
      );
    }, settleMs);
    return () => clearTimeout(timer);
  }, [podId, id, number, atEnd, visible, queryClient]);
}

/** Puts how far the chat is read, here or on another device, where the pod is shown. */
export function keepReading(queryClient: QueryClient, podId: string, reading: Pick<Pod, "unread" | "readUpTo">): void {
  queryClient.setQueryData(podQuery(podId).queryKey, (pod) => pod && { ...pod, ...reading });
  queryClient.setQueryData(
    podsQuery.queryKey,
    (pods) => pods && { ...pods, items: pods.items.map((pod) => (pod.id === podId ? { ...pod, ...reading } : pod)) },
  );
}

/** Counts a message that came while the chat was not looked at. */
export function countUnread(queryClient: QueryClient, podId: string): void {
  const more = <P extends Pod>(pod: P): P => ({ ...pod, unread: pod.unread + 1 });
  queryClient.setQueryData(podQuery(podId).queryKey, (pod) => pod && more(pod));
  queryClient.setQueryData(
    podsQuery.queryKey,
    (pods) => pods && { ...pods, items: pods.items.map((pod) => (pod.id === podId ? more(pod) : pod)) },
  );
}

/** Whether the page is on the screen. */
export function useVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return visible;
}
