import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { ServerEventPayload } from "@podtracker/contract";
import { useQuery } from "@tanstack/react-query";
import { useRealtime, useServerEvent, useTopic } from "../../../app/realtime.tsx";
import { useMe } from "../../accounts/me.ts";
import { deviceTables, sendOver } from "../log/device-tables.ts";
import type { LiveTables } from "../log/live-tables.ts";

export interface OpenedTable {
  tables: LiveTables | null;
  /** Whether its table can be shown. */
  isOpen: boolean;
  /** Why it can't be opened. */
  error: Error | null;
  retry: () => void;
}

/** A live game on this device, kept up with the others while mounted. */
export function useLiveTable(gameId: string): OpenedTable {
  const { id: userId } = useMe();
  const realtime = useRealtime();
  // Opened again, an open table stays as it is.
  const opening = useQuery({
    queryKey: ["live-table", userId, gameId],
    queryFn: async () => {
      const opened = await deviceTables(userId);
      await opened.open(gameId);
      return opened;
    },
    structuralSharing: false,
    staleTime: Infinity,
  });
  const tables = opening.data ?? null;
  useEffect(() => sendOver(realtime), [realtime]);
  const listen = useCallback(
    (listener: () => void) => tables?.listen((changed) => changed === gameId && listener()) ?? (() => {}),
    [tables, gameId],
  );
  const isOpen = useSyncExternalStore(listen, () => tables?.table(gameId) !== undefined);
  // What has not begun at the server can't be listened to there.
  const hasBegun = useSyncExternalStore(listen, () => tables?.table(gameId)?.game.unsentStart === null);
  useKeepingUp(tables, gameId, hasBegun);
  return { tables, isOpen, error: opening.error, retry: () => void opening.refetch() };
}

function useKeepingUp(tables: LiveTables | null, gameId: string, hasBegun: boolean): void {
  const catchUp = useCallback(() => {
    tables?.hurry();
    // Without an answer the game stays as it is known here.
    tables?.catchUp(gameId).catch(() => {});
  }, [tables, gameId]);
  useTopic(hasBegun ? `game:${gameId}` : null, catchUp);
  useServerEvent(
    "game:events",
    useCallback(({ gameId: of, events, version }: ServerEventPayload<"game:events">) => tables?.hear(of, events, version), [tables]),
  );
  useServerEvent(
    "game:changed",
    // Where the answer fails to come, the next look at the page asks again.
    useCallback(({ gameId: of }: ServerEventPayload<"game:changed">) => void tables?.refresh(of).catch(() => {}), [tables]),
  );
  useEffect(() => {
    const onVisible = () => document.visibilityState === "visible" && catchUp();
    document.addEventListener("visibilitychange", onVisible);
    addEventListener("online", catchUp);
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      removeEventListener("online", catchUp);
    };
  }, [catchUp]);
}
