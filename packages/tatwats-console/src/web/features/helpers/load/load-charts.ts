import type { Line } from "../../../../contract/fields.ts";
import type { ChartSeries } from "../../../parts/chart/chart-data.ts";
import { formatDuration, formatNumber } from "../../../parts/format-figure.ts";

export interface LoadChart {
  key: string;
  title: string;
  series: ChartSeries[];
  normal: Line["normal"];
  format: (value: number | null) => string;
}

/** A helper's figures as charts; what was not recorded is left out. */
export function loadCharts(figures: Record<string, Line>): LoadChart[] {
  const series = (key: string, label: string, tone: ChartSeries["tone"]): ChartSeries[] =>
    figures[key] ? [{ key, label, tone, values: figures[key].values }] : [];
  const charts = [
    {
      key: "rate",
      title: "Messages a minute",
      of: "handledPerMinute",
      format: formatNumber,
      series: [...series("handledPerMinute", "handled", "info"), ...series("failedPerMinute", "failed attempts", "bad")],
    },
    {
      key: "backlog",
      title: "Backlog and dead letters",
      of: "backlog",
      format: formatNumber,
      series: [...series("backlog", "waiting", "info"), ...series("deadLetters", "dead letters", "bad")],
    },
    { key: "wait", title: "Wait, p95", of: "waitP95Ms", format: formatDuration, series: series("waitP95Ms", "wait p95", "info") },
    {
      key: "handle",
      title: "Handling, p95",
      of: "handleP95Ms",
      format: formatDuration,
      series: series("handleP95Ms", "handling p95", "info"),
    },
  ];
  return charts.filter((chart) => chart.series.length > 0).map(({ of, ...chart }) => ({ ...chart, normal: figures[of]?.normal ?? null }));
}
