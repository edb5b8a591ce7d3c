import { useCallback, useState, type ReactNode } from "react";
import { classNames } from "@tatwats/ui";
import { DamagePanel } from "./damage-panel.tsx";
import { LethalBar } from "./lethal-bar.tsx";
import { SeatFace } from "./seat-face.tsx";
import { type Place, placesAround } from "./places-around.ts";
import { useOfTable, useSeat } from "./table-context.tsx";

const turned: Record<Place["turn"], string> = {
  0: "h-[100cqh] w-[100cqw]",
  90: "h-[100cqw] w-[100cqh] rotate-90",
  180: "h-[100cqh] w-[100cqw] rotate-180",
  270: "h-[100cqw] w-[100cqh] -rotate-90",
};

/** One phone in the middle of the table: each seat is turned to its player, clockwise in turn order. */
export function TableView() {
  const { rows, places } = placesAround(useOfTable(({ seats }) => seats.length));
  const [open, setOpen] = useState<{ seat: number; panel: "damage" | "lethal" } | null>(null);
  const openPanel = useCallback((seat: number, panel: "damage" | "lethal") => setOpen({ seat, panel }), []);
  const close = () => setOpen(null);
  return (
    <div
      className="relative grid min-h-0 flex-1 grid-cols-2 gap-2 px-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]"
      style={{ gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}
    >
      {places.map(({ turn, row, column, wide }, index) => (
        <div key={index} className="relative min-h-0 min-w-0" style={{ gridRow: row, gridColumn: wide ? "1 / -1" : column }}>
          <Turned turn={turn}>
            <SeatFace seat={index + 1} onPanel={openPanel} className="flex-1" />
          </Turned>
        </div>
      ))}
      {open && (
        <div className="absolute inset-0 z-10 bg-bg/60">
          <Turned turn={places[open.seat - 1]!.turn}>
            <Panel seat={open.seat} panel={open.panel} onClose={close} />
          </Turned>
        </div>
      )}
    </div>
  );
}

/** What one player does at more length, over the whole phone and turned to them. */
function Panel({ seat: number, panel, onClose }: { seat: number; panel: "damage" | "lethal"; onClose: () => void }) {
  const seat = useSeat(number);
  if (panel === "damage") return <DamagePanel seat={seat} onClose={onClose} />;
  if (!seat.lethal) return null;
  return (
    <div className="flex flex-1 items-center justify-center p-6">
      <LethalBar seat={seat} lethal={seat.lethal} onDone={onClose} />
    </div>
  );
}

/** Fills its place, turned. */
function Turned({ turn, children }: { turn: Place["turn"]; children: ReactNode }) {
  return (
    <div className="absolute inset-0 [container-type:size]">
      <div className={classNames("absolute top-1/2 left-1/2 flex -translate-1/2", turned[turn])}>{children}</div>
    </div>
  );
}
