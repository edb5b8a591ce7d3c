import type { StandingsRow } from "@podtracker/contract";
import { identityGradient } from "@tatwats/ui";
import { ColorPips } from "../../app/color-pips.tsx";
import { percent, winRateRange } from "./figures.ts";

/** Who wins, as bars with the range in which the true rate lies, each with its figures in text. */
export function StandingsList({ rows, showPips = false }: { rows: readonly StandingsRow[]; showPips?: boolean }) {
  return (
    <ol>
      {rows.map((row, index) => (
        <li
          key={row.memberId ?? row.deckId ?? row.name}
          className="grid grid-cols-[1rem_minmax(0,1fr)_4.5rem_3rem] items-center gap-x-2.5 border-t border-line px-3.5 py-2.5 first:border-t-0 sm:grid-cols-[1.25rem_minmax(0,1fr)_9rem_3.25rem]"
        >
          <span className="text-text-3">{index + 1}</span>
          <span className="min-w-0">
            <span className="flex items-center gap-2">
              <span className="truncate">{row.name}</span>
              {showPips && <ColorPips colors={row.colorIdentity} size="small" className="max-sm:hidden" />}
            </span>
            <span className="block truncate text-xs text-text-3">{recordWords(row)}</span>
          </span>
          <WinBar row={row} />
          <span className="text-right font-[650] tabular-nums">{percent(row.winRate)}</span>
        </li>
      ))}
    </ol>
  );
}

function WinBar({ row }: { row: StandingsRow }) {
  const { low, high } = winRateRange(row.wins, row.games);
  return (
    <span aria-hidden className="relative h-2 rounded-full bg-surface-3">
      <span
        className="absolute inset-y-0 left-0 rounded-full"
        style={{
          width: `${row.winRate * 100}%`,
          backgroundImage: identityGradient(row.colorIdentity, { direction: "to right" }),
        }}
      />
      <span
        className="absolute -inset-y-[3px] border-x-2 border-text-3 opacity-60"
        style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
      />
    </span>
  );
}

function recordWords({ games, wins, draws }: StandingsRow): string {
  const words = [`${wins} of ${games} won`];
  if (draws > 0) words.push(draws === 1 ? "1 draw" : `${draws} draws`);
  return words.join(" · ");
}
