import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { RelativeTime } from "@tatwats/ui";
import { WifiOff } from "lucide-react";
import { useConnection } from "./realtime.tsx";
import { useOnline } from "./use-online.ts";

const patience = 2_500;

/** Says so when the page no longer hears from the server; short gaps pass in silence. */
export function ConnectionNote() {
  const online = useOnline();
  const away = useConnection() === "away" || !online;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(away), away ? patience : 0);
    return () => clearTimeout(timer);
  }, [away]);
  return (
    <div role="status">
      {shown && (
        <p className="flex items-center justify-center gap-2 border-b border-line bg-surface-2 px-4 py-2 text-sm text-text-2">
          <WifiOff aria-hidden size={15} className="shrink-0 text-warn" />
          {online ? "Reconnecting…" : "Offline."} <LastLoaded />
        </p>
      )}
    </div>
  );
}

/** When the oldest of what the page shows was fetched. */
function LastLoaded() {
  const active = useQueryClient().getQueryCache().findAll({ type: "active" });
  const times = active.flatMap(({ state }) => (state.data === undefined ? [] : state.dataUpdatedAt));
  if (times.length === 0) return null;
  return (
    <span>
      What you see was loaded <RelativeTime at={new Date(Math.min(...times)).toISOString()} />.
    </span>
  );
}
