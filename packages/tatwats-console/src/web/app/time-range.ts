/** How far back a list looks; the words stand in the address. */
export const timeRanges = {
  "15m": { label: "Last 15 minutes", ms: 15 * 60_000 },
  "1h": { label: "Last hour", ms: 3_600_000 },
  "24h": { label: "Last 24 hours", ms: 24 * 3_600_000 },
  "7d": { label: "Last 7 days", ms: 7 * 24 * 3_600_000 },
} as const;

export const timeRangeNames = Object.keys(timeRanges);

/** The begin of a range in ISO 8601; undefined for all time. */
export function sinceOf(range: string | undefined, now: number): string | undefined {
  const known: Record<string, { ms: number }> = timeRanges;
  const ms = range === undefined ? undefined : known[range]?.ms;
  return ms === undefined ? undefined : new Date(now - ms).toISOString();
}
