import { useEffect, useState } from "react";
import { TriangleAlert } from "lucide-react";
import { formatDuration } from "../parts/format-figure.ts";

export interface FreshnessOf {
  data: unknown;
  isError: boolean;
  /** Milliseconds since 1970. */
  dataUpdatedAt: number;
}

/** Says how old the picture is once newer data fails to come. */
export function Freshness({ source }: { source: FreshnessOf }) {
  const stale = source.isError && source.data !== undefined;
  return (
    <>
      <p role="status" className="sr-only">
        {stale && "The connection is lost. The page shows earlier data."}
      </p>
      {stale && (
        <p className="flex items-center gap-2 rounded-sm border border-warn/40 bg-accent-soft px-3 py-2">
          <TriangleAlert aria-hidden size={16} className="shrink-0 text-warn" />
          <span>
            Connection lost, showing data of <Age since={source.dataUpdatedAt} /> ago. Trying again.
          </span>
        </p>
      )}
    </>
  );
}

/** In whole seconds, told anew each second. */
function Age({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(1, Math.round((now - since) / 1_000));
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1_000);
}
