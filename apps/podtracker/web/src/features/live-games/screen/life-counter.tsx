import { memo, useCallback, useState } from "react";
import { classNames } from "@tatwats/ui";
import { LifeHalf, LifeNumber, RunningChange } from "./life-half.tsx";
import { useTableDeeds } from "./table-context.tsx";
import { useRunningChange } from "./use-running-change.ts";

/** A seat's life and the two halves that count it. While a finger is down nothing else of the seat is drawn. */
export const LifeCounter = memo(function LifeCounter({
  seat,
  name,
  life,
  out,
  compact,
}: {
  seat: number;
  name: string;
  life: number;
  out: boolean;
  compact: boolean;
}) {
  const { say, mayCount } = useTableDeeds();
  const [pending, setPending] = useState(0);
  const shown = life + pending;
  const change = useRunningChange(shown);
  const onCount = useCallback((delta: number) => say({ type: "life.changed", seat, delta }), [say, seat]);
  const half = { name, compact, onCount, onPending: setPending };
  return (
    <>
      {mayCount && !out && (
        <>
          <LifeHalf {...half} sign={1} />
          <LifeHalf {...half} sign={-1} />
        </>
      )}
      <div className={classNames("pointer-events-none absolute inset-0 grid place-items-center", compact ? "pb-5" : "pb-6")}>
        <span className="relative">
          <LifeNumber value={shown} faint={out} height={compact ? 46 : 40} />
          <RunningChange change={change} className="absolute bottom-full left-full -mb-4 -translate-x-1/3" />
        </span>
      </div>
    </>
  );
});
