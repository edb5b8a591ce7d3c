import { useEffect } from "react";
import { counted } from "../../app/counted.ts";
import { useConnection, useRealtime } from "../../app/realtime.tsx";
import { onSignOut } from "../accounts/forget-person.ts";
import { useMe } from "../accounts/me.ts";
import type { LiveTables } from "./log/live-tables.ts";
import { hasUnsent, rememberUnsent } from "./unsent-mark.ts";

const loadTables = async () => await import("./log/device-tables.ts");

/** Sends what was counted without a network, whichever page is open; the games' code comes only where something waits. */
export function LiveOutbox() {
  const { id: userId } = useMe();
  const connection = useConnection();
  const realtime = useRealtime();
  useEffect(
    () =>
      onSignOut({
        forget: () => forget(null),
        unsent: async () => await unsentWords(userId),
        send: async () => {
          if (hasUnsent(userId)) await (await openUnsent(userId)).sendAll();
        },
      }),
    [userId],
  );
  useEffect(() => {
    if (!hasUnsent(userId)) return;
    const send = async () => {
      const { deviceTables, sendOver } = await loadTables();
      sendOver(realtime);
      const tables = await deviceTables(userId);
      tables.hurry();
      await tables.openUnsent(userId);
    };
    // Without the code, as without the network, it waits for the next occasion.
    const trySending = () => void send().catch(() => {});
    trySending();
    addEventListener("online", trySending);
    return () => removeEventListener("online", trySending);
  }, [userId, connection, realtime]);
  return null;
}

async function openUnsent(userId: string): Promise<LiveTables> {
  const { deviceTables } = await loadTables();
  const tables = await deviceTables(userId);
  await tables.openUnsent(userId);
  return tables;
}

async function unsentWords(userId: string): Promise<string | null> {
  if (!hasUnsent(userId)) return null;
  const { games, changes } = (await openUnsent(userId)).unsent();
  if (games === 0) return null;
  if (changes === 0) return counted(games, "new game");
  return `${counted(changes, "change")} of ${games === 1 ? "a game" : counted(games, "game")}`;
}

async function forget(userId: string | null): Promise<void> {
  rememberUnsent(null);
  const { forgetGamesOfOthers } = await loadTables();
  await forgetGamesOfOthers(userId);
}
