import { useEffect } from "react";
import { useConnection, useRealtime } from "../../app/realtime.tsx";
import { onSignOut } from "../accounts/forget-person.ts";
import { useMe } from "../accounts/me.ts";
import { hasUnsent, rememberUnsent } from "./unsent-mark.ts";

const loadTables = async () => await import("./log/device-tables.ts");

/** Sends what was counted without a network, whichever page is open; the games' code comes only where something waits. */
export function LiveOutbox() {
  const { id: userId } = useMe();
  const connection = useConnection();
  const realtime = useRealtime();
  useEffect(() => onSignOut(() => forget(null)), []);
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

async function forget(userId: string | null): Promise<void> {
  rememberUnsent(null);
  const { forgetGamesOfOthers } = await loadTables();
  await forgetGamesOfOthers(userId);
}
