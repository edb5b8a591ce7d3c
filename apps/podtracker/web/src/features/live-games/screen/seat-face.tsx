import { memo, useCallback, useState } from "react";
import { classNames, identityGradient } from "@tatwats/ui";
import { commanderLine } from "../../decks/commander-line.ts";
import { DamagePanel } from "./damage-panel.tsx";
import { LateSeatMore } from "./late-dialogs.ts";
import { LethalBar } from "./lethal-bar.tsx";
import { LifeCounter } from "./life-counter.tsx";
import { SeatChips } from "./seat-chips.tsx";
import { SeatMarks } from "./seat-marks.tsx";
import { useSeat, useTableDeeds } from "./table-context.tsx";

export interface SeatFaceProps {
  /** Its number. */
  seat: number;
  /** One of several on the same phone: what needs more room is opened there, not in the seat. */
  onPanel?: (seat: number, panel: "damage" | "lethal") => void;
  className?: string;
}

/** One seat as a whole: its life, to be counted by its halves, and a way to everything else that it counts. */
export const SeatFace = memo(function SeatFace({ seat: number, onPanel, className }: SeatFaceProps) {
  const compact = onPanel !== undefined;
  const { mayCount } = useTableDeeds();
  const seat = useSeat(number);
  const [open, setOpen] = useState<"damage" | "more" | null>(null);
  const { name, counts, colors } = seat;
  // The same at every tap, so that what it does not touch is left alone.
  const openDamage = useCallback(() => (onPanel ? onPanel(number, "damage") : setOpen("damage")), [onPanel, number]);
  const openMore = useCallback(() => setOpen("more"), []);
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
      <LifeCounter seat={number} name={name} life={counts.life} out={counts.eliminated !== null} compact={compact} />
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
        <SeatMarks seat={number} eliminated={counts.eliminated} />
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
            onClick={() => onPanel(number, "lethal")}
            className="pointer-events-auto h-11 rounded-lg bg-bad px-4 text-sm font-[650] text-bad-ink active:brightness-95"
          >
            Out?
          </button>
        )}
        <SeatChips
          name={name}
          damage={counts.commanderDamage}
          poison={counts.poison}
          counters={counts.counters}
          compact={compact}
          onDamage={openDamage}
          onMore={openMore}
        />
      </div>
      {open === "damage" && <DamagePanel seat={seat} onClose={() => setOpen(null)} />}
      {open === "more" && <LateSeatMore seat={seat} onClose={() => setOpen(null)} />}
    </section>
  );
});
