import type { CSSProperties } from "react";
import { classNames } from "@tatwats/ui";
import { SeatFace } from "./seat-face.tsx";
import { seatAt, useAtTable } from "./table-context.tsx";
import { placesAround } from "./places-around.ts";

const turned: Record<0 | 90 | 180 | 270, string> = {
  0: "h-[100cqh] w-[100cqw]",
  90: "h-[100cqw] w-[100cqh] rotate-90",
  180: "h-[100cqh] w-[100cqw] rotate-180",
  270: "h-[100cqw] w-[100cqh] -rotate-90",
};

/** One phone in the middle of the table: each seat is turned to its player, clockwise in turn order. */
export function TableView() {
  const atTable = useAtTable();
  const { rows, places } = placesAround(atTable.seats.length);
  return (
    <div
      className="grid min-h-0 flex-1 grid-cols-2 gap-2 px-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]"
      style={{ gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}
    >
      {places.map(({ turn, row, column, wide }, index) => (
        <div
          key={index}
          className="relative min-h-0 min-w-0 [container-type:size]"
          style={{ gridRow: row, gridColumn: wide ? "1 / -1" : column } satisfies CSSProperties}
        >
          <div className={classNames("absolute top-1/2 left-1/2 flex -translate-1/2", turned[turn])}>
            <SeatFace seat={seatAt(atTable, index + 1)} compact className="flex-1" />
          </div>
        </div>
      ))}
    </div>
  );
}
