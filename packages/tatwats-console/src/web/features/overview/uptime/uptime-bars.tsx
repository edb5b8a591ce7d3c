import { type KeyboardEvent, useState } from "react";
import { classNames } from "@tatwats/ui";
import { type Day, dayWords, type DayLook, lookOf } from "./day-words.ts";

// Beside the colour, what was not well does not reach as high or as low.
const looks: Record<DayLook, string> = {
  unknown: "bg-surface-3 h-1/3 self-center",
  up: "bg-ok/80 h-full",
  degraded: "bg-warn h-4/5 self-end",
  down: "bg-bad h-3/5 self-end",
};

/** A bar a day, the latest at the right. Pointing at one, or going through them with the arrow keys, tells of it. */
export function UptimeBars({ days }: { days: Day[] }) {
  const [chosen, setChosen] = useState<number>();
  const latest = days.length - 1;
  const day = days[chosen ?? latest];
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -latest, End: latest }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(latest, (chosen ?? latest) + step)));
  }
  return (
    <div>
      <div
        role="slider"
        aria-label="Uptime by day"
        aria-valuemin={0}
        aria-valuemax={latest}
        aria-valuenow={chosen ?? latest}
        aria-valuetext={day ? dayWords(day) : "nothing on record"}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerLeave={() => setChosen(undefined)}
        onBlur={() => setChosen(undefined)}
        className="flex h-7 items-stretch gap-px sm:gap-[2px]"
      >
        {days.map((each, index) => (
          <span key={each.day} className="flex min-w-0 flex-1" onPointerEnter={() => setChosen(index)}>
            <span className={classNames("w-full rounded-[2px]", looks[lookOf(each)], chosen === index && "outline-2 outline-focus")} />
          </span>
        ))}
      </div>
      <p aria-hidden className="mt-1.5 truncate text-xs text-text-2 tabular-nums">
        {day ? dayWords(day) : ""}
      </p>
    </div>
  );
}
