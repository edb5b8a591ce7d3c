import { useCallback, useEffect, useSyncExternalStore } from "react";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { counted } from "../../app/counted.ts";
import { newId } from "../../app/new-id.ts";
import { useConnection } from "../../app/realtime.tsx";
import { onSignOut } from "../accounts/forget-person.ts";
import { useMe } from "../accounts/me.ts";
import { keepMessage } from "./list-messages.ts";
import { emptyOutbox, onOutboxChange, outbox, putInOutbox, takeFromOutbox, type Unsent } from "./outbox.ts";
import { sendOutbox } from "./send-outbox.ts";

export interface Sending {
  unsent: Unsent[];
  say: (text: string, replyTo?: string) => void;
  retry: (message: Unsent) => void;
  discard: (message: Unsent) => void;
}

/** Says things at once on this screen; they reach the server when it can be reached. */
export function useSending(podId: string): Sending {
  const queryClient = useQueryClient();
  const { id: userId } = useMe();
  const unsent = useSyncExternalStore(onOutboxChange, outbox, outbox).filter(
    (message) => message.podId === podId && message.userId === userId,
  );
  const put = useCallback(
    (message: Unsent) => {
      putInOutbox(message);
      void flush(queryClient, userId);
    },
    [queryClient, userId],
  );
  return {
    unsent,
    say: (text, replyTo) =>
      put({ id: newId(), userId, podId, text, at: new Date().toISOString(), state: "waiting", ...(replyTo ? { replyTo } : {}) }),
    retry: ({ reason: _old, ...message }) => put({ ...message, state: "waiting" }),
    discard: (message) => takeFromOutbox(message.id),
  };
}

const againAfterMs = 15_000;

/** Sends what waits whenever that may go better than before: at the start, when the connection is back, when the page is looked at, and now and then. */
export function OutboxSender() {
  const queryClient = useQueryClient();
  const connection = useConnection();
  const { id: userId } = useMe();
  useEffect(() => emptyOutbox(userId), [userId]);
  useEffect(
    () =>
      onSignOut({
        forget: () => emptyOutbox(),
        unsent: async () => {
          const mine = outbox().filter((message) => message.userId === userId).length;
          return mine > 0 ? counted(mine, "message") : null;
        },
        send: async () => await flush(queryClient, userId),
      }),
    [queryClient, userId],
  );
  useEffect(() => {
    const send = () => void flush(queryClient, userId);
    if (connection === "online") send();
    const timer = setInterval(() => outbox().length > 0 && send(), againAfterMs);
    addEventListener("online", send);
    document.addEventListener("visibilitychange", send);
    return () => {
      clearInterval(timer);
      removeEventListener("online", send);
      document.removeEventListener("visibilitychange", send);
    };
  }, [connection, queryClient, userId]);
  return null;
}

async function flush(queryClient: QueryClient, userId: string): Promise<void> {
  await sendOutbox(userId, (message) => keepMessage(queryClient, message));
}
