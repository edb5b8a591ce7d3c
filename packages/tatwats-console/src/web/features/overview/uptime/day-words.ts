import type { UptimeDaysAnswer } from "../../../../contract/overview.ts";
import { formatShare } from "../../../parts/format-figure.ts";

export type Day = UptimeDaysAnswer["items"][number];
export type DayLook = "unknown" | "up" | "degraded" | "down";

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** The worst that a day had. */
export function lookOf({ uptime, degraded, down }: Day): DayLook {
  if (uptime === null) return "unknown";
  if (down > 0) return "down";
  return degraded > 0 ? "degraded" : "up";
}

/** A day in words: `14 Nov 2026: up 99.2 %, down 12 min, degraded 1 h`. Shares are of the day. */
export function dayWords(day: Day): string {
  const date = dayFormat.format(Date.parse(`${day.day}T00:00:00Z`));
  if (day.uptime === null) return `${date}: nothing on record`;
  const parts = [
    `up ${formatShare(day.uptime)}`,
    day.down > 0 && `down ${formatShare(day.down)} of it`,
    day.degraded > 0 && `degraded ${formatShare(day.degraded)} of it`,
  ];
  return `${date}: ${parts.filter(Boolean).join(", ")}`;
}
