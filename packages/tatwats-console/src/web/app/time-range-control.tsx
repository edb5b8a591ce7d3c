import { useState } from "react";
import { ChevronDown } from "lucide-react";
import { classNames, formatMoment, useTimeZone } from "@tatwats/ui";
import { chipClass } from "./chip.ts";
import { FromToDialog } from "./from-to-dialog.tsx";
import { readTimeSearch, type TimeSearch, timeRangeNames, timeRanges, usualRange } from "./time-range.ts";
import { useSetTimeSearch, useTimeSearch } from "./time-span.ts";

/** `history`: charts over a range up to now. `window`: that, or from one time to another. `span`: lists, which may also show all time. */
export type TimeKind = "history" | "window" | "span";

const fromTo = "from-to";

/** The one control of time, the same on all pages. */
export function TimeRangeControl({ kind }: { kind: TimeKind }) {
  const time = useTimeSearch();
  const setTime = useSetTimeSearch();
  const timeZone = useTimeZone();
  const [choosing, setChoosing] = useState(false);
  const absolute = kind !== "history" && !time.range && Boolean(time.since ?? time.until);
  const value = absolute ? fromTo : (time.range ?? (kind === "span" ? "" : usualRange));
  function choose(next: string): void {
    if (next === fromTo) setChoosing(true);
    else setTime(readTimeSearch({ range: next }));
  }
  return (
    <>
      <label className={classNames(chipClass, "relative !p-0")}>
        <span className="sr-only">Time</span>
        <select
          value={value}
          onChange={(event) => choose(event.target.value)}
          className="h-full max-w-56 cursor-pointer appearance-none truncate rounded-sm bg-transparent pr-8 pl-3 [&>option]:bg-surface-1 [&>option]:text-text"
        >
          {kind === "span" && <option value="">All time</option>}
          {timeRangeNames.map((name) => (
            <option key={name} value={name}>
              {timeRanges[name].label}
            </option>
          ))}
          {kind !== "history" && <option value={fromTo}>{absolute ? wordsOf(time, timeZone) : "From – to …"}</option>}
        </select>
        <ChevronDown aria-hidden size={14} className="pointer-events-none absolute right-2.5 text-text-3" />
      </label>
      {absolute && (
        <button type="button" className={classNames(chipClass, "max-sm:hidden")} onClick={() => setChoosing(true)}>
          Change
        </button>
      )}
      {kind !== "history" && <FromToDialog open={choosing} onOpenChange={setChoosing} time={time} onChoose={setTime} />}
    </>
  );
}

function wordsOf({ since, until }: TimeSearch, timeZone: string | undefined): string {
  const now = Date.now();
  const word = (at: string | undefined, open: string) => (at ? formatMoment(Date.parse(at), now, timeZone) : open);
  return `${word(since, "the beginning")} – ${word(until, "now")}`;
}
