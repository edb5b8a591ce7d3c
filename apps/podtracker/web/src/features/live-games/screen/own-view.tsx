import { useState } from "react";
import { Button } from "@tatwats/ui";
import { aroundTheTable } from "./around-the-table.ts";
import { SeatFace } from "./seat-face.tsx";
import { SmallSeat } from "./small-seat.tsx";
import { useOfTable, useTableDeeds } from "./table-context.tsx";

/** One's own seat large, the others around it as they sit. Whoever is tapped comes to the front for a while. */
export function OwnView() {
  const { mayCount, nameOf } = useTableDeeds();
  const { seats, mine } = useOfTable(({ table }) => table.game);
  const own = mine[0] ?? 1;
  const [front, setFront] = useState(own);
  const others = aroundTheTable(seats.length, front);
  const low = others.length > 3;
  const isOwn = mine.includes(front);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 px-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]">
      <div className="grid gap-2" style={{ gridTemplateColumns: `repeat(${columnsFor(others.length)}, minmax(0, 1fr))` }}>
        {others.map((number) => (
          <SmallSeat key={number} seat={number} low={low} onOpen={setFront} />
        ))}
      </div>
      {!isOwn && mine.length > 0 && (
        <div className="flex items-center justify-between gap-3 rounded-md bg-accent-soft py-1 pr-1 pl-3 text-sm">
          <p>
            {mayCount ? "Counting for" : "Looking at"} <strong>{nameOf(front)}</strong>
          </p>
          <Button variant="quiet" size="touch" onClick={() => setFront(own)}>
            Back to mine
          </Button>
        </div>
      )}
      <SeatFace key={front} seat={front} className="flex-1" />
    </div>
  );
}

/** In one row up to three; more in rows that are as even as can be. */
function columnsFor(others: number): number {
  if (others <= 3) return others;
  return others === 4 ? 2 : 3;
}
