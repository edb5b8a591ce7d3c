import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { ClientEvent, ClientEventPayload, ServerEvent, ServerEventPayload, Topic } from "@podtracker/contract";
import { useQueryClient } from "@tanstack/react-query";
import { createRealtime, type Connection, type Realtime } from "./realtime-connection.ts";

const RealtimeContext = createContext<Realtime | null>(null);
const ConnectionContext = createContext<Connection>("connecting");

/** Holds the one socket while somebody is signed in. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  // Whoever was away may have missed anything: the socket is only the messenger, so ask again.
  const realtime = useMemo(
    () =>
      createRealtime({
        onConnection: setConnection,
        onReturn: () => void queryClient.invalidateQueries(),
      }),
    [queryClient],
  );
  useEffect(() => realtime.open(), [realtime]);
  return (
    <RealtimeContext value={realtime}>
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </RealtimeContext>
  );
}

export function useConnection(): Connection {
  return useContext(ConnectionContext);
}

/** Listens to a topic while mounted; to none where it is null. `onSubscribed` runs each time the server has agreed. */
export function useTopic(topic: Topic | null, onSubscribed?: () => void): void {
  const realtime = useContext(RealtimeContext);
  useEffect(() => (topic === null ? undefined : realtime?.subscribe(topic, onSubscribed)), [realtime, topic, onSubscribed]);
}

/** Says something over the socket that matters only now. */
export function useTell(): <Event extends ClientEvent>(event: Event, payload: ClientEventPayload<Event>) => void {
  const realtime = useContext(RealtimeContext);
  return useCallback((event, payload) => realtime?.tell(event, payload), [realtime]);
}

/** The socket itself, for what is not bound to a component; null while nobody is signed in. */
export function useRealtime(): Realtime | null {
  return useContext(RealtimeContext);
}

/** Runs `handler` at each such event; keep its identity stable. */
export function useServerEvent<Event extends ServerEvent>(event: Event, handler: (payload: ServerEventPayload<Event>) => void): void {
  const realtime = useContext(RealtimeContext);
  useEffect(() => realtime?.listen(event, handler), [realtime, event, handler]);
}
