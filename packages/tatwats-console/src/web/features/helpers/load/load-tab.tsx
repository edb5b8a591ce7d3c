import { Skeleton } from "@tatwats/ui";
import type { HelperAnswer, HelperHistoryAnswer } from "../../../../contract/helper.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { useHistoryRange } from "../../../app/time-span.ts";
import { Answered } from "../../../parts/answered.tsx";
import { Chart } from "../../../parts/chart.tsx";
import { formatDuration, formatNumber, formatShare } from "../../../parts/format-figure.ts";
import { Section } from "../../../parts/section.tsx";
import { helperPath, useHelper, useHelperName } from "../helper-path.ts";
import { loadCharts } from "./load-charts.ts";

/** How much there was to do, and how it went. */
export function LoadTab() {
  const name = useHelperName();
  const range = useHistoryRange();
  const helper = useHelper();
  const history = useLiveAnswer<HelperHistoryAnswer>(`${helperPath(name)}/history`, { range }, { everyMs: 10_000 });
  return (
    <>
      {helper.data && <LoadFigures helper={helper.data} />}
      <Answered query={history} what={`the load of ${name}`} skeleton={<ChartSkeletons />}>
        {({ since, stepMs, figures }) => (
          <div className="grid gap-3.5 xl:grid-cols-2">
            {loadCharts(figures).map(({ key, title, series, normal, format }) => (
              <Section key={key} title={title}>
                <Chart
                  label={`${title} of ${name}`}
                  since={since}
                  stepMs={stepMs}
                  series={series}
                  normal={normal}
                  format={format}
                  syncKey={`load ${name}`}
                />
              </Section>
            ))}
          </div>
        )}
      </Answered>
    </>
  );
}

function LoadFigures({ helper }: { helper: HelperAnswer }) {
  const figures: [label: string, value: string, amiss?: boolean][] = [
    ["Handled / min", formatNumber(helper.handledPerMinute)],
    ["Errors", formatShare(helper.errorRate), helper.errorRate > 0],
    ["Wait p95", formatDuration(helper.waitP95Ms)],
    ["Handling p95", formatDuration(helper.handleP95Ms)],
    ["Backlog", formatNumber(helper.backlog)],
    ["Oldest waiting", helper.oldestWaitingMs > 0 ? formatDuration(helper.oldestWaitingMs) : "none", helper.oldestWaitingMs > 60_000],
    ["Dead letters", formatNumber(helper.deadLetters), helper.deadLetters > 0],
  ];
  return (
    <dl aria-label="Load of the last 15 minutes" className="grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-7">
      {figures.map(([label, value, amiss]) => (
        <div key={label} className="rounded-md border border-line bg-surface-1 px-4 py-2.5">
          <dt className="text-xs font-[560] text-text-3">{label}</dt>
          <dd className={amiss ? "text-lg font-[660] text-bad tabular-nums" : "text-lg font-[660] tabular-nums"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ChartSkeletons() {
  return (
    <div className="grid gap-3.5 xl:grid-cols-2">
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} className="h-64" />
      ))}
    </div>
  );
}
