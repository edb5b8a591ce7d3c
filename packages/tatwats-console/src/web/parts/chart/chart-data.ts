import type { Status } from "@tatwats/ui";

export interface ChartSeries {
  key: string;
  label: string;
  tone: Status;
  /** One a step; null where nothing was measured. */
  values: readonly (number | null)[];
}

/** Times of the steps in seconds since 1970. */
export function stepTimes(since: string, stepMs: number, count: number): number[] {
  const start = Date.parse(since);
  return Array.from({ length: count }, (_, step) => (start + step * stepMs) / 1_000);
}

/** Each series on top of those before it; where none was measured there is nothing. */
export function stacked(series: readonly ChartSeries[]): (number | null)[][] {
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  const sums: (number | null)[] = Array.from({ length: count }, () => null);
  return series.map(({ values }) => {
    values.forEach((value, step) => {
      if (value !== null) sums[step] = (sums[step] ?? 0) + value;
    });
    return [...sums];
  });
}

/** The upper end of the scale: a little above all that is shown, the normal range included. */
export function topOf(values: readonly (readonly (number | null)[])[], high: number | undefined): number {
  const measured = values.flatMap((each) => each.filter((value) => value !== null));
  return Math.max(high ?? 0, ...measured) * 1.08 || 1;
}

/** Such as `20:45` within two days, else `14 Nov`. */
export function axisLabel(atMs: number, spanMs: number, timeZone: string | undefined): string {
  const day = 86_400_000;
  const options: Intl.DateTimeFormatOptions =
    spanMs <= 2 * day ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).format(atMs);
}
