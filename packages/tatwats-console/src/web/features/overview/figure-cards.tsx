import { classNames } from "@tatwats/ui";
import type { Figure } from "./figure-list.ts";

const tones = { warn: "text-warn", bad: "text-bad" };

export function FigureCards({ figures }: { figures: Figure[] }) {
  return (
    <dl aria-label="Figures" className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      {figures.map(({ key, label, value, note, tone }) => (
        <div key={key} className="rounded-md border border-line bg-surface-1 px-4 py-3">
          <dt className="text-xs font-[560] text-text-3">{label}</dt>
          <dd className={classNames("mt-0.5 text-[1.5rem] leading-tight font-[660] tracking-tight tabular-nums", tone && tones[tone])}>
            {value}
          </dd>
          <dd className="mt-1 min-h-4.5 truncate text-xs text-text-3">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The figures that are looked at when one of the cards is odd. */
export function FigureStrip({ figures }: { figures: Figure[] }) {
  return (
    <dl
      aria-label="More figures"
      className="grid grid-cols-2 gap-x-4 gap-y-2 rounded-md border border-line bg-surface-1 px-4 py-2.5 sm:flex sm:flex-wrap sm:gap-x-8"
    >
      {figures.map(({ key, label, value }) => (
        <div key={key} className="flex items-baseline justify-between gap-2">
          <dt className="text-xs text-text-3">{label}</dt>
          <dd className="font-[620] whitespace-nowrap tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
