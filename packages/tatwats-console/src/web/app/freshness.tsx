import { useEffect, useState } from "react";
import { TriangleAlert } from "lucide-react";
import { formatDuration } from "../parts/format-figure.ts";
import { ApiError } from "./api.ts";

export interface FreshnessOf {
  data: unknown;
  isError: boolean;
  error?: Error | null;
  /** Milliseconds since 1970. */
  dataUpdatedAt: number;
}

/** Says how old the picture is once newer data fails to come. */
export function Freshness({ source }: { source: FreshnessOf }) {
  const stale = source.isError && source.data !== undefined;
  // What the server says itself is said; that it cannot be reached, or is in trouble, is a lost connection.
  const words =
    source.error instanceof ApiError && source.error.status >= 400 && source.error.status < 500 ? source.error.message : "Connection lost";
  return (
    <>
      <p role="status" className="sr-only">
        {stale && `${words}: the page shows earlier data.`}
      </p>
      {stale && (
        <p className="flex items-center gap-2 rounded-sm border border-warn/40 bg-accent-soft px-3 py-2">
          <TriangleAlert aria-hidden size={16} className="shrink-0 text-warn" />
          <span>
            {words.replace(/\.$/, "")}, showing data of <Age since={source.dataUpdatedAt} /> ago. Trying again.
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
