import { useEffect, useState } from "react";
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
          {online ? "Reconnecting… what you see may be a little old." : "Offline. What you see may be old; nothing new is sent."}
        </p>
      )}
    </div>
  );
}
