import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { ServerEventPayload } from "@podtracker/contract";
import { useRealtime, useServerEvent, useTopic } from "../../../app/realtime.tsx";
import { useMe } from "../../accounts/me.ts";
import { deviceTables, sendOver } from "../log/device-tables.ts";
import type { LiveTables } from "../log/live-tables.ts";
import type { Table } from "../log/table.ts";

export interface OpenedTable {
  tables: LiveTables | null;
  table: Table | undefined;
  /** Why it can't be opened. */
  error: Error | null;
  retry: () => void;
}

/** A live game on this device, kept up with the others while mounted. */
export function useLiveTable(gameId: string): OpenedTable {
  const { id: userId } = useMe();
  const [tables, setTables] = useState<LiveTables | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const realtime = useRealtime();
  const open = useCallback(async () => {
    try {
      const opened = await deviceTables(userId);
      setTables(opened);
      await opened.open(gameId);
    } catch (failure) {
      setError(failure as Error);
    }
  }, [userId, gameId]);
  useEffect(() => void open(), [open]);
  useEffect(() => sendOver(realtime), [realtime]);
  const table = useSyncExternalStore(
    useCallback((listener) => tables?.listen((changed) => changed === gameId && listener()) ?? (() => {}), [tables, gameId]),
    () => tables?.table(gameId),
  );
  useKeepingUp(tables, table);
  function retry(): void {
    setError(null);
    void open();
  }
  return { tables, table, error, retry };
}

function useKeepingUp(tables: LiveTables | null, table: Table | undefined): void {
  const gameId = table?.game.id ?? "";
  const catchUp = useCallback(() => {
    tables?.hurry();
    // Without an answer the game stays as it is known here.
    tables?.refresh(gameId).catch(() => {});
  }, [tables, gameId]);
  // What has not begun at the server can't be listened to there.
  useTopic(table && !table.game.unsentStart ? `game:${gameId}` : null, catchUp);
  useServerEvent(
    "game:events",
    useCallback(
      ({ gameId: of, events, version }: ServerEventPayload<"game:events">) => {
        tables?.hear(of, events, version);
        if (of === gameId && events.some(({ type }) => type === "game.finished")) tables?.refresh(of).catch(() => {});
      },
      [tables, gameId],
    ),
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
