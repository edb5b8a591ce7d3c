import { useEffect, useRef, useState } from "react";
import type { LiveState } from "@podtracker/rules";
import { IconButton } from "@tatwats/ui";
import { X } from "lucide-react";
import { useConnection } from "../../../app/realtime.tsx";
import { changesBetween } from "./changes-between.ts";
import { useTableSource } from "./table-context.tsx";
import { seatAt } from "./table-now.ts";

/** So long after a return what comes in is taken for what was missed. */
const gatheringMs = 2_000;
const shownMs = 12_000;

/** What the others did while this phone was away, once it is back. */
export function AwayNote() {
  const { now } = useTableSource();
  const away = useIsAway();
  const left = useRef<LiveState | null>(null);
  const [changes, setChanges] = useState<string[]>([]);
  useEffect(() => {
    if (away) {
      left.current ??= now().table.state;
      return;
    }
    const before = left.current;
    left.current = null;
    if (!before) return;
    const timer = setTimeout(() => {
      setChanges(changesBetween(before, now().table.state, (seat) => seatAt(now(), seat).name));
    }, gatheringMs);
    return () => clearTimeout(timer);
  }, [away, now]);
  useEffect(() => {
    const timer = setTimeout(() => setChanges([]), shownMs);
    return () => clearTimeout(timer);
  }, [changes]);
  return (
    <div role="status">
      {changes.length > 0 && (
        <div className="mx-2.5 mb-2 flex items-start gap-2 rounded-md bg-surface-2 py-1 pr-1 pl-3 text-sm">
          <p className="min-w-0 flex-1 py-2">
            <strong>While you were away:</strong> {changes.join(" · ")}
          </p>
          <IconButton label="Read" icon={<X aria-hidden size={16} />} onClick={() => setChanges([])} />
        </div>
      )}
    </div>
  );
}

/** Without the server, or not looked at. */
function useIsAway(): boolean {
  const disconnected = useConnection() === "away";
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    const onChange = () => setHidden(document.visibilityState === "hidden");
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, []);
  return disconnected || hidden;
}
