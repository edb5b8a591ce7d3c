import type uPlot from "uplot";
import type { Status } from "@tatwats/ui";
import { axisLabel, type ChartSeries, topOf } from "./chart-data.ts";

export interface PlotColors {
  tones: Record<Status, string>;
  grid: string;
  text: string;
  band: string;
}

export interface PlotRequest {
  width: number;
  height: number;
  series: readonly ChartSeries[];
  /** Of the series in their order, after the times. */
  data: readonly (readonly (number | null)[])[];
  kind: "lines" | "bars";
  normal: { low: number; high: number } | null;
  format: (value: number | null) => string;
  timeZone: string | undefined;
  spanMs: number;
  syncKey: string | undefined;
  colors: PlotColors;
  onCursor: (step: number | null, left: number) => void;
}

/** The theme's colours as they are now: a canvas knows no CSS variables. */
export function readColors(element: Element): PlotColors {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    tones: { ok: of("--ok"), warn: of("--warn"), bad: of("--bad"), info: of("--info"), idle: of("--idle") },
    grid: of("--line"),
    text: of("--text-3"),
    band: of("--surface-3"),
  };
}

/** What uPlot draws: lines, or bars that stand on each other, over the normal range. */
export function plotOptions(request: PlotRequest, bars: uPlot.Series.BarsPathBuilderFactory | undefined): uPlot.Options {
  const { width, height, series, data, kind, normal, format, timeZone, spanMs, syncKey, colors, onCursor } = request;
  const axis = { stroke: colors.text, font: "11px Inter Variable, Inter, system-ui, sans-serif", ticks: { show: false } };
  const barPaths = kind === "bars" ? bars?.({ size: [0.72, 28], radius: 0.12 }) : undefined;
  return {
    width,
    height,
    legend: { show: false },
    padding: [8, 6, 0, 0],
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 6, show: kind === "lines" },
      ...(syncKey && { sync: { key: syncKey } }),
    },
    scales: { x: { time: true }, y: { range: () => [0, topOf(data, normal?.high)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 24,
        space: 70,
        values: (_plot, splits) => splits.map((at) => axisLabel(at * 1_000, spanMs, timeZone)),
      },
      {
        ...axis,
        grid: { stroke: colors.grid, width: 1 },
        size: 52,
        space: 34,
        values: (_plot, splits) => splits.map((value) => format(value)),
      },
    ],
    series: [
      {},
      ...series.map(({ label, tone }): uPlot.Series => ({
        label,
        stroke: colors.tones[tone],
        width: kind === "bars" ? 0 : 1.5,
        points: { show: kind === "lines", size: 4, fill: colors.tones[tone], width: 0, filter: lonePoints },
        ...(kind === "bars" && { fill: colors.tones[tone], paths: barPaths }),
      })),
    ],
    hooks: {
      drawClear: [(plot) => drawBand(plot, normal, colors.band)],
      setCursor: [({ cursor }) => onCursor(cursor.idx ?? null, cursor.left ?? 0)],
    },
  };
}

/** Points without a neighbour, which no line would show. */
function lonePoints(plot: uPlot, series: number): number[] {
  const values = plot.data[series] ?? [];
  const there = (index: number) => values[index] !== null && values[index] !== undefined;
  return Array.from(values.keys()).filter((index) => there(index) && !there(index - 1) && !there(index + 1));
}

function drawBand(plot: uPlot, normal: PlotRequest["normal"], color: string): void {
  if (!normal) return;
  const top = plot.valToPos(normal.high, "y", true);
  const bottom = plot.valToPos(normal.low, "y", true);
  plot.ctx.save();
  plot.ctx.globalAlpha = 0.6;
  plot.ctx.fillStyle = color;
  plot.ctx.fillRect(plot.bbox.left, top, plot.bbox.width, Math.max(1, bottom - top));
  plot.ctx.restore();
}
