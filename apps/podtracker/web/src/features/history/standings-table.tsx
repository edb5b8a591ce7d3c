import type { StandingsRow } from "@podtracker/contract";
import { classNames, type Column, DataTable } from "@tatwats/ui";
import { ArrowDown, ArrowUp } from "lucide-react";
import { ColorPips } from "../../app/color-pips.tsx";
import { percent, rangeWords, saysLittle } from "./figures.ts";
import { isRising, type SortColumn, type Sorting, sortStandings } from "./sort-standings.ts";
import { WinBar } from "./win-bar.tsx";

export interface StandingsTableProps {
  caption: string;
  rows: readonly StandingsRow[];
  showPips: boolean;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

/** All figures side by side, for where there is room; a column's head sorts by it, and the other way when it does already. */
export function StandingsTable({ caption, rows, showPips, sorting, onSort }: StandingsTableProps) {
  const column = (key: SortColumn, words: string, cell: Column<StandingsRow>["cell"], more: Partial<Column<StandingsRow>> = {}) => ({
    key,
    header: <SortButton column={key} words={words} {...{ sorting, onSort }} />,
    sort: sorting.column !== key ? ("none" as const) : isRising(sorting) ? ("ascending" as const) : ("descending" as const),
    align: "right" as const,
    cell,
    ...more,
  });
  return (
    <DataTable
      caption={caption}
      rows={sortStandings(rows, sorting)}
      rowKey={(row) => row.memberId ?? row.deckId ?? row.name}
      columns={[
        column("name", "Name", (row) => <Name row={row} showPips={showPips} />, { align: "left", rowHeader: true }),
        column("games", "Games", ({ games }) => games),
        column("wins", "Wins", ({ wins }) => wins),
        column("draws", "Draws", ({ draws }) => draws),
        column("winRate", "Win rate", (row) => (
          <span className={saysLittle(row) ? "text-text-2" : "font-[650]"}>{percent(row.winRate)}</span>
        )),
        {
          key: "range",
          header: "95 % range",
          align: "left" as const,
          cell: (row) => (
            <span className="flex items-center gap-3 whitespace-nowrap text-text-2 tabular-nums">
              <WinBar row={row} className="w-36" />
              <span>
                {rangeWords(row)}
                {saysLittle(row) && <span className="text-text-3"> · few games</span>}
              </span>
            </span>
          ),
        },
        column("averagePlace", "Average place", ({ averagePlace }) => averagePlace.toFixed(1)),
        column("kills", "Knock-outs", ({ kills }) => kills ?? "–"),
      ]}
    />
  );
}

function Name({ row, showPips }: { row: StandingsRow; showPips: boolean }) {
  return (
    <span className="flex items-center gap-2">
      <span className="[overflow-wrap:anywhere]">{row.name}</span>
      {showPips && <ColorPips colors={row.colorIdentity} size="small" className="shrink-0" />}
    </span>
  );
}

interface SortButtonProps extends Pick<StandingsTableProps, "sorting" | "onSort"> {
  column: SortColumn;
  words: string;
}

function SortButton({ column, words, sorting, onSort }: SortButtonProps) {
  const chosen = sorting.column === column;
  const Arrow = isRising(sorting) ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => onSort({ column, reversed: chosen && !sorting.reversed })}
      className={classNames("-mx-2 inline-flex min-h-11 items-center gap-1 rounded-sm px-2 hover:text-text", chosen && "text-text")}
    >
      {words}
      {chosen && <Arrow aria-hidden size={13} />}
    </button>
  );
}
