import type { HistoryRange } from "../../contract/overview.ts";

/** How far back the pages look; the keys stand in the address. */
export const timeRanges: Record<HistoryRange, { label: string; ms: number }> = {
  "15m": { label: "Last 15 minutes", ms: 15 * 60_000 },
  "1h": { label: "Last hour", ms: 3_600_000 },
  "6h": { label: "Last 6 hours", ms: 6 * 3_600_000 },
  "24h": { label: "Last 24 hours", ms: 24 * 3_600_000 },
  "7d": { label: "Last 7 days", ms: 7 * 24 * 3_600_000 },
  "30d": { label: "Last 30 days", ms: 30 * 24 * 3_600_000 },
  "90d": { label: "Last 90 days", ms: 90 * 24 * 3_600_000 },
};

export const timeRangeNames = Object.keys(timeRanges) as HistoryRange[];

/** Where nothing was chosen, charts show the last hour; lists show all that there is. */
export const usualRange: HistoryRange = "1h";

/** The time that was chosen, as it stands in the address of every page: either a range up to now, or from and to. */
export interface TimeSearch {
  range?: HistoryRange | undefined;
  /** ISO 8601 in UTC. */
  since?: string | undefined;
  until?: string | undefined;
}

export const timeSearchNames = ["range", "since", "until"] as const;

/** Takes the time from an address; what is no time is left out. */
export function readTimeSearch(search: Record<string, unknown>): TimeSearch {
  const range = timeRangeNames.find((name) => name === search["range"]);
  if (range) return { range };
  const since = momentOf(search["since"]);
  const until = momentOf(search["until"]);
  return { ...(since && { since }), ...(until && { until }) };
}

/** A page's own filters, without the time that all pages share. */
export function withoutTime<Search extends object>(search: Search): Omit<Search, keyof TimeSearch> {
  const names: readonly string[] = timeSearchNames;
  return Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name))) as Omit<Search, keyof TimeSearch>;
}

/** From and up to, as the API asks for them; without either for all time. */
export function spanOf({ range, since, until }: TimeSearch, now: number): { since?: string; until?: string } {
  if (range) return { since: new Date(now - timeRanges[range].ms).toISOString() };
  return { ...(since && { since }), ...(until && { until }) };
}

function momentOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
