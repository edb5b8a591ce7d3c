const hour = 3_600_000;
const mostMs = 30 * 24 * hour;

export const silenceLengths = {
  "1h": { label: "1 h", ms: hour },
  "4h": { label: "4 h", ms: 4 * hour },
  "24h": { label: "24 h", ms: 24 * hour },
};

export type SilenceLength = keyof typeof silenceLengths | "own";

/** When a silence ends, in ISO 8601; undefined where the own end is none that is allowed. */
export function silenceUntil(length: SilenceLength, own: string | undefined, now: number): string | undefined {
  if (length !== "own") return new Date(now + silenceLengths[length].ms).toISOString();
  const at = own === undefined ? Number.NaN : Date.parse(own);
  return at > now && at <= now + mostMs ? own : undefined;
}
