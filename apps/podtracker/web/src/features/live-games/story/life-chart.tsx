import { type LifePoint, lifeHistory, type LiveEvent, type LiveStart } from "@podtracker/rules";
import { classNames } from "@tatwats/ui";
import { useMemo } from "react";
import type { TableSeat } from "../log/local-game.ts";
import { lifeLines } from "./life-lines.ts";

const frame = { width: 640, height: 240 };
/** So that no line is told by its colour alone. */
const dashes = ["", "8 4", "2 4", "12 4 2 4", "4 8", "1 6", "16 4", "8 4 2 4 2 4", "6 2", "3 3"];

/** Everybody's life over the game, with its figures in a table behind. */
export function LifeChart({ start, events, seats }: { start: LiveStart; events: readonly LiveEvent[]; seats: readonly TableSeat[] }) {
  const points = useMemo(() => lifeHistory(start, events), [start, events]);
  const { lines, ticks, turns } = useMemo(() => lifeLines(points, frame), [points]);
  return (
    <div>
      <svg
        viewBox={`-34 -8 ${frame.width + 42} ${frame.height + 30}`}
        className="block w-full"
        role="img"
        aria-label="Everybody’s life over the game; the figures are below"
      >
        {ticks.map(({ life, y }) => (
          <g key={life}>
            <line x1={0} x2={frame.width} y1={y} y2={y} className={classNames("stroke-line", life === 0 && "stroke-line-strong")} />
            <text x={-8} y={y + 5} textAnchor="end" className="fill-text-3 text-[14px] tabular-nums">
              {life}
            </text>
          </g>
        ))}
        {turns.map(({ turn, x }) => (
          <g key={`${turn}${x}`}>
            <line x1={x} x2={x} y1={frame.height} y2={frame.height + 5} className="stroke-line-strong" />
            <text x={x} y={frame.height + 20} textAnchor="middle" className="fill-text-3 text-[13px]">
              {turn}
            </text>
          </g>
        ))}
        {lines.map(({ seat, path, end }) => (
          <g key={seat}>
            <path d={path} fill="none" strokeWidth={2.5} strokeDasharray={dashes[seat - 1]} style={{ stroke: colorOf(seats[seat - 1]!) }} />
            <circle cx={end.x} cy={end.y} r={4} style={{ fill: colorOf(seats[seat - 1]!) }} />
          </g>
        ))}
      </svg>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {seats.map((seat) => (
          <li key={seat.seat} className="flex items-center gap-2">
            <svg aria-hidden width={26} height={8} viewBox="0 0 26 8">
              <line
                x1={0}
                x2={26}
                y1={4}
                y2={4}
                strokeWidth={2.5}
                strokeDasharray={dashes[seat.seat - 1]}
                style={{ stroke: colorOf(seat) }}
              />
            </svg>
            {seat.name} <span className="text-text-2 tabular-nums">{points.at(-1)!.lives[seat.seat - 1]}</span>
          </li>
        ))}
      </ul>
      <Figures points={points} seats={seats} />
    </div>
  );
}

/** Everybody's life at the end of each turn. */
function Figures({ points, seats }: { points: readonly LifePoint[]; seats: readonly TableSeat[] }) {
  const last = [...Map.groupBy(points, ({ turn }) => turn)].map(([turn, those]) => ({ turn, lives: those.at(-1)!.lives }));
  return (
    <details className="mt-3 text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center text-text-2">Life after each turn</summary>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Life after each turn">
        <table className="w-full tabular-nums">
          <thead>
            <tr className="text-left text-text-3">
              <th scope="col" className="py-1.5 pr-3 font-medium">
                Turn
              </th>
              {seats.map(({ seat, name }) => (
                <th key={seat} scope="col" className="px-2 py-1.5 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {last.map(({ turn, lives }) => (
              <tr key={turn} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-3 text-left font-medium">
                  {turn}
                </th>
                {lives.map((life, index) => (
                  <td key={seats[index]!.seat} className="px-2 py-1.5 text-right">
                    {life}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Of two seats with the same deck's colour the dashes tell them apart. */
function colorOf({ colors, seat }: TableSeat): string {
  return `var(--${(colors[(seat - 1) % Math.max(1, colors.length)] ?? "c").toLowerCase()})`;
}
