import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { ServerEventPayload } from "@podtracker/contract";
import { useConnection, useServerEvent } from "../../app/realtime.tsx";

/** Who has which pod open, as the sockets tell it; forgotten when the connection is. */
let online: ReadonlyMap<string, ReadonlySet<string>> = new Map();
const listeners = new Set<() => void>();
const nobody: ReadonlySet<string> = new Set();

function keep(podId: string, people: ReadonlySet<string>): void {
  online = new Map(online).set(podId, people);
  for (const listener of listeners) listener();
}

/** Listens to who comes and goes; once, around the pod's pages. */
export function useWatchPresence(podId: string): void {
  const connected = useConnection() === "online";
  // Who went while nobody was listening is told by nobody; who is there is told anew with each subscription.
  useEffect(() => {
    if (!connected) keep(podId, nobody);
    return () => keep(podId, nobody);
  }, [podId, connected]);
  useServerEvent(
    "pod:presence",
    useCallback(
      (told: ServerEventPayload<"pod:presence">) => {
        if (told.podId !== podId) return;
        const people = new Set(online.get(podId));
        for (const userId of told.userIds)
          if (told.online) people.add(userId);
          else people.delete(userId);
        keep(podId, people);
      },
      [podId],
    ),
  );
}

/** The user ids of those who have the pod open now. */
export function useOnlinePeople(podId: string): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => online.get(podId) ?? nobody,
  );
}
