import { useCallback } from "react";
import { Outlet } from "@tanstack/react-router";
import type { ServerEventPayload } from "@podtracker/contract";
import { useQueryClient } from "@tanstack/react-query";
import { NotFoundPage, isNotFound } from "../../app/problem-pages.tsx";
import { useServerEvent, useTopic } from "../../app/realtime.tsx";
import { useMe } from "../accounts/me.ts";
import { keepMessage } from "../chat/list-messages.ts";
import { countUnread } from "../chat/read-mark.ts";
import { keepGame } from "../games/list-games.ts";
import { podsQuery } from "../pods/list-pods.ts";
import { usePod } from "../pods/get-pod.ts";
import { useWatchPresence } from "../pods/presence.ts";

/** Around all pages of one pod: listens to it, and says so when it isn't there. */
export function PodLayout({ podId }: { podId: string }) {
  const pod = usePod(podId);
  usePodNews(podId);
  useWatchPresence(podId);
  if (isNotFound(pod.error)) return <NotFoundPage what="This pod" />;
  return <Outlet />;
}

function usePodNews(podId: string): void {
  const queryClient = useQueryClient();
  const { id: myId } = useMe();
  // What was said between the first fetch and now came by no socket.
  const catchUp = useCallback(() => void queryClient.invalidateQueries({ queryKey: ["pods", podId, "messages"] }), [queryClient, podId]);
  useTopic(`pod:${podId}`, catchUp);
  useServerEvent(
    "chat:message",
    useCallback(
      (message: ServerEventPayload<"chat:message">) => {
        keepMessage(queryClient, message);
        if (message.author?.userId !== myId) countUnread(queryClient, message.podId);
      },
      [queryClient, myId],
    ),
  );
  useServerEvent(
    "chat:changed",
    useCallback((message: ServerEventPayload<"chat:changed">) => keepMessage(queryClient, message), [queryClient]),
  );
  useServerEvent(
    "game:recorded",
    useCallback((game: ServerEventPayload<"game:recorded">) => keepGame(queryClient, game), [queryClient]),
  );
  useServerEvent(
    "pod:changed",
    useCallback(
      (changed: ServerEventPayload<"pod:changed">) => {
        void queryClient.invalidateQueries({ queryKey: ["pods", changed.podId] });
        void queryClient.invalidateQueries({ queryKey: podsQuery.queryKey, exact: true });
      },
      [queryClient],
    ),
  );
}
