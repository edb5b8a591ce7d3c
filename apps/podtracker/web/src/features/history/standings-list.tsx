import type { StandingsRow } from "@podtracker/contract";
import { classNames } from "@tatwats/ui";
import { ColorPips } from "../../app/color-pips.tsx";
import { counted } from "../../app/counted.ts";
import { percent, rangeWords, saysLittle } from "./figures.ts";
import { WinBar } from "./win-bar.tsx";

export interface StandingsListProps {
  rows: readonly StandingsRow[];
  showPips?: boolean;
  /** Places and knock-outs, too. */
  full?: boolean;
}

/** Who wins, as bars with the range in which the true rate lies, each with its figures in text. */
export function StandingsList({ rows, showPips = false, full = false }: StandingsListProps) {
  return (
    <ol>
      {rows.map((row, index) => (
        <li
          key={row.memberId ?? row.deckId ?? row.name}
          className="grid grid-cols-[1.25rem_minmax(0,1fr)_4.5rem_4.25rem] items-center gap-x-2.5 border-t border-line px-3.5 py-2.5 first:border-t-0 sm:grid-cols-[1.25rem_minmax(0,1fr)_9rem_4.5rem]"
        >
          <span className="text-text-3">{index + 1}</span>
          <span className="min-w-0">
            <span className="flex items-center gap-2">
              <span className="truncate">{row.name}</span>
              {showPips && <ColorPips colors={row.colorIdentity} size="small" className="max-sm:hidden" />}
            </span>
            <span className="block truncate text-xs text-text-3">{recordWords(row)}</span>
            {full && <span className="block text-xs text-text-3">{tableWords(row)}</span>}
          </span>
          <WinBar row={row} />
          <span className="text-right tabular-nums">
            <span className={classNames("block", saysLittle(row) ? "text-text-2" : "font-[650]")}>{percent(row.winRate)}</span>
            <span className="block text-xs text-text-3">
              <span className="sr-only">, likely </span>
              {rangeWords(row)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function recordWords({ games, wins, draws }: StandingsRow): string {
  const words = [`${wins} of ${games} won`];
  if (draws > 0) words.push(counted(draws, "draw"));
  return words.join(" · ");
}

function tableWords({ averagePlace, kills }: StandingsRow): string {
  const words = [`place ${averagePlace.toFixed(1)}`];
  if (kills !== null) words.push(counted(kills, "knock-out"));
  return words.join(" · ");
}
