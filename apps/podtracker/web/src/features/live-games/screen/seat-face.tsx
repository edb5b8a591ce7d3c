import { useState } from "react";
import { classNames, identityGradient } from "@tatwats/ui";
import { commanderLine } from "../../decks/commander-line.ts";
import { DamagePanel } from "./damage-panel.tsx";
import { LethalBar } from "./lethal-bar.tsx";
import { LifeHalf, LifeNumber, RunningChange } from "./life-half.tsx";
import { SeatChips } from "./seat-chips.tsx";
import { SeatMarks } from "./seat-marks.tsx";
import { SeatMore } from "./seat-more.tsx";
import { type Seat, useAtTable } from "./table-context.tsx";
import { useRunningChange } from "./use-running-change.ts";

export interface SeatFaceProps {
  seat: Seat;
  /** One of several on the same phone: what needs more room is opened there, not in the seat. */
  onPanel?: (panel: "damage" | "lethal") => void;
  className?: string;
}

/** One seat as a whole: its life, to be counted by its halves, and a way to everything else that it counts. */
export function SeatFace({ seat, onPanel, className }: SeatFaceProps) {
  const compact = onPanel !== undefined;
  const { say, mayCount } = useAtTable();
  const [pending, setPending] = useState(0);
  const [open, setOpen] = useState<"damage" | "more" | null>(null);
  const { name, counts, colors, seat: number } = seat;
  const life = counts.life + pending;
  const change = useRunningChange(life);
  const counting = mayCount && !counts.eliminated;
  const count = (delta: number) => say({ type: "life.changed", seat: number, delta });
  return (
    <section
      aria-label={`${name}, ${counts.life} life`}
      data-seat={number}
      className={classNames(
        "relative flex min-h-0 min-w-0 flex-col overflow-hidden rounded-xl text-text [container-type:size]",
        seat.lethal && "ring-2 ring-bad ring-inset",
        className,
      )}
      style={{ backgroundImage: identityGradient(colors, { tone: "deep", direction: "165deg" }) }}
    >
      {counting && (
        <>
          <LifeHalf name={name} sign={1} compact={compact} onCount={count} onPending={setPending} />
          <LifeHalf name={name} sign={-1} compact={compact} onCount={count} onPending={setPending} />
        </>
      )}
      <div className={classNames("pointer-events-none absolute inset-0 grid place-items-center", compact ? "pb-5" : "pb-6")}>
        <span className="relative">
          <LifeNumber value={life} faint={counts.eliminated !== null} height={compact ? 46 : 40} />
          <RunningChange change={change} className="absolute bottom-full left-full -mb-4 -translate-x-1/3" />
        </span>
      </div>
      <header
        className={classNames(
          "pointer-events-none absolute inset-x-0 top-0 flex items-start justify-between gap-2",
          compact ? "p-3" : "p-4",
        )}
      >
        <div className={classNames("min-w-0", compact && "max-w-[45cqw]")}>
          <h2 className={classNames("truncate font-[650]", compact ? "text-sm" : "text-base")}>{name}</h2>
          <p className="truncate text-xs text-text/80">{commanderLine(seat.commanders) || seat.deckName}</p>
        </div>
        <SeatMarks seat={seat} />
      </header>
      <div
        className={classNames(
          "pointer-events-none absolute inset-x-0 bottom-0 flex gap-2",
          compact ? "justify-center p-2" : "flex-col p-3.5",
        )}
      >
        {seat.lethal && mayCount && !onPanel && <LethalBar seat={seat} lethal={seat.lethal} />}
        {seat.lethal && mayCount && onPanel && (
          <button
            type="button"
            onClick={() => onPanel("lethal")}
            className="pointer-events-auto h-11 rounded-lg bg-bad px-4 text-sm font-[650] text-bad-ink active:brightness-95"
          >
            Out?
          </button>
        )}
        <SeatChips
          seat={seat}
          compact={compact}
          onDamage={() => (onPanel ? onPanel("damage") : setOpen("damage"))}
          onMore={() => setOpen("more")}
        />
      </div>
      {open === "damage" && <DamagePanel seat={seat} onClose={() => setOpen(null)} />}
      <SeatMore seat={seat} open={open === "more"} onClose={() => setOpen(null)} />
    </section>
  );
}
