/** How far back standings look. */
export const periods = ["all", "month", "quarter", "year"] as const;
export type Period = (typeof periods)[number];

export const periodNames: Record<Period, string> = {
  all: "All time",
  month: "Last 30 days",
  quarter: "Last 90 days",
  year: "Last 12 months",
};

const days: Record<Exclude<Period, "all">, number> = { month: 30, quarter: 90, year: 365 };

/** The moment from which games count, to the hour so that asking again finds the same answer; undefined for all. */
export function sinceOf(period: Period, now: Date): string | undefined {
  if (period === "all") return undefined;
  const hour = 3_600_000;
  return new Date(Math.floor(now.getTime() / hour) * hour - days[period] * 24 * hour).toISOString();
}
