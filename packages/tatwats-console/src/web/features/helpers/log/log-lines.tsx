import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { ArrowDown } from "lucide-react";
import { AbsoluteTime, Button, StatusBadge } from "@tatwats/ui";
import type { LogLineRow } from "../../../../contract/helper.ts";
import { detailBrief } from "./detail-brief.ts";
import { JsonView } from "../../../parts/json-view.tsx";
import { MessageLink } from "../../../parts/links.tsx";

export interface LogLinesProps {
  /** The oldest first. */
  lines: LogLineRow[];
  /** Undefined where there is nothing earlier. */
  onEarlier: (() => Promise<void>) | undefined;
  reading: boolean;
}

const nearEndPx = 40;

/** Lines that run on at the end while the end is in sight, and otherwise stay where they are. */
export function LogLines({ lines, onEarlier, reading }: LogLinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const first = useRef({ id: lines[0]?.id, height: 0 });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Lines put in above push the rest down: what was read stays in its place.
    if (first.current.id !== lines[0]?.id && !following) element.scrollTop += element.scrollHeight - first.current.height;
    first.current = { id: lines[0]?.id, height: element.scrollHeight };
    if (following) element.scrollTop = element.scrollHeight;
  }, [lines, following]);
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, []);

  return (
    <div className="relative">
      <div
        ref={box}
        role="log"
        aria-live="off"
        aria-label="Log"
        tabIndex={0}
        className="max-h-[max(20rem,calc(100dvh-17rem))] overflow-auto py-1 font-mono text-xs"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) =>
          setFollowing(scrollHeight - scrollTop - clientHeight < nearEndPx)
        }
      >
        {onEarlier && (
          <div className="flex justify-center py-1.5 font-sans">
            <Button size="small" busy={reading} onClick={() => void onEarlier()}>
              Earlier lines
            </Button>
          </div>
        )}
        {lines.map((line) => (
          <LogLine key={line.id} line={line} />
        ))}
      </div>
      {!following && (
        <Button
          size="small"
          className="!absolute right-4 bottom-3 shadow-float"
          icon={<ArrowDown aria-hidden size={14} />}
          onClick={() => setFollowing(true)}
        >
          To the latest
        </Button>
      )}
    </div>
  );
}

const badges = { info: null, warn: <StatusBadge status="warn">warn</StatusBadge>, error: <StatusBadge status="bad">error</StatusBadge> };

function LogLine({ line: { at, level, message, detail, messageId } }: { line: LogLineRow }) {
  const brief = detailBrief(detail);
  return (
    <div className="grid grid-cols-[8.5rem_3.75rem_minmax(0,1fr)] gap-x-3 px-3 py-0.5 max-sm:grid-cols-[minmax(0,1fr)] hover:bg-surface-2">
      <AbsoluteTime at={at} form="clock" className="text-text-3" />
      <span className="font-sans">{badges[level] ?? <span className="text-text-3">info</span>}</span>
      <div className="flex min-w-0 flex-wrap gap-x-3 [overflow-wrap:anywhere]">
        <span className="whitespace-pre-wrap">
          {message} {messageId && <MessageLink id={messageId} />}
        </span>
        {brief && (
          <details className="min-w-40 flex-1 open:basis-full">
            <summary className="truncate py-1 text-text-3 hover:text-text">{brief}</summary>
            <JsonView label="Detail" value={detail} />
          </details>
        )}
      </div>
    </div>
  );
}
