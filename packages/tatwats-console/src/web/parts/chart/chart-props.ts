import type { ChartSeries } from "./chart-data.ts";

export interface ChartProps {
  /** What it shows, for readers: the figures are in its table. */
  label: string;
  /** The beginning of the first step, in ISO 8601. */
  since: string;
  stepMs: number;
  series: readonly ChartSeries[];
  format: (value: number | null) => string;
  /** `bars` stand on each other. */
  kind?: "lines" | "bars";
  /** Where the first series usually lies. */
  normal?: { low: number; high: number } | null;
  /** In px. */
  height?: number;
  /** Charts of the same key move their crosshair together. */
  syncKey?: string;
}
