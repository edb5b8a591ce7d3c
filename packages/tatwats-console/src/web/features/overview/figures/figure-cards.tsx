import { classNames } from "@tatwats/ui";
import type { HistoryAnswer } from "../../../../contract/overview.ts";
import { Sparkline } from "../../../parts/sparkline.tsx";
import type { Figure } from "./figure-list.ts";
import { usualWords } from "./usual-words.ts";

const tones = { warn: "text-warn", bad: "text-bad" };

interface FiguresProps {
  figures: Figure[];
  history: HistoryAnswer | undefined;
}

/** The figures that are looked at first, each with its way through the chosen time and what is usual. */
export function FigureCards({ figures, history }: FiguresProps) {
  return (
    <dl aria-label="Figures" className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      {figures.map(({ key, label, value, note, tone, line, format }) => {
        const way = history?.figures[line];
        return (
          <div key={key} className="flex min-w-0 flex-col rounded-md border border-line bg-surface-1 px-4 py-3">
            <dt className="text-xs font-[560] text-text-3">{label}</dt>
            <dd className={classNames("mt-0.5 text-[1.5rem] leading-tight font-[660] tracking-tight tabular-nums", tone && tones[tone])}>
              {value}
            </dd>
            <dd className="mt-1.5">
              <Sparkline line={way} tone={tone ?? "info"} />
            </dd>
            <dd
              className="mt-1 min-h-4.5 truncate text-xs text-text-3"
              title={[note, usualWords(way?.normal, format)].filter(Boolean).join(" · ")}
            >
              {usualWords(way?.normal, format) ?? note}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The figures that are looked at when one of the cards is odd. */
export function FigureStrip({ figures, history }: FiguresProps) {
  return (
    <dl
      aria-label="More figures"
      className="grid grid-cols-2 gap-x-5 gap-y-2.5 rounded-md border border-line bg-surface-1 px-4 py-2.5 sm:grid-cols-3 md:grid-cols-[repeat(auto-fit,minmax(8rem,1fr))]"
    >
      {figures.map(({ key, label, value, tone, line, format }) => {
        const way = history?.figures[line];
        return (
          <div key={key} className="min-w-0" title={usualWords(way?.normal, format)}>
            <dt className="truncate text-xs text-text-3">{label}</dt>
            <dd className="flex items-center gap-2">
              <span className={classNames("font-[620] whitespace-nowrap tabular-nums", tone && tones[tone])}>{value}</span>
              {way && <Sparkline line={way} tone={tone ?? "idle"} className="!h-4 min-w-0 flex-1" />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
