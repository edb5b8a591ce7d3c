import { useCallback, useEffect, useSyncExternalStore } from "react";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { newId } from "../../app/new-id.ts";
import { useConnection } from "../../app/realtime.tsx";
import { keepMessage } from "./list-messages.ts";
import { markFailed, onOutboxChange, outbox, putInOutbox, takeFromOutbox, type Unsent } from "./outbox.ts";

export interface Sending {
  unsent: Unsent[];
  say: (text: string) => void;
  retry: (message: Unsent) => void;
  discard: (message: Unsent) => void;
}

/** Says things at once on this screen, and tries again what didn't get through when the server is back. */
export function useSending(podId: string): Sending {
  const queryClient = useQueryClient();
  const connection = useConnection();
  const unsent = useSyncExternalStore(onOutboxChange, outbox, outbox).filter((message) => message.podId === podId);
  const retry = useCallback((message: Unsent) => void send(queryClient, message), [queryClient]);

  useEffect(() => {
    if (connection !== "online") return;
    for (const message of outbox()) if (message.podId === podId && message.state === "failed") retry(message);
  }, [connection, podId, retry]);

  return {
    unsent,
    say: (text) => retry({ id: newId(), podId, text, at: new Date().toISOString(), state: "sending" }),
    retry,
    discard: (message) => takeFromOutbox(message.id),
  };
}

async function send(queryClient: QueryClient, message: Unsent): Promise<void> {
  const { id, podId, text } = message;
  putInOutbox({ ...message, state: "sending" });
  try {
    const said = await api.postMessage({ params: { podId }, body: { id, text } });
    keepMessage(queryClient, said);
    takeFromOutbox(id);
  } catch {
    markFailed(id);
  }
}
