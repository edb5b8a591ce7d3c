import { componentStatuses } from "tatwats";
import { z } from "zod";
import { line, percentiles, time } from "./fields.ts";

const share = z.number().nullable().describe("0 to 1; null before anything was recorded");
const status = z.enum(componentStatuses);

export const overviewSchema = z.object({
  at: time.describe("by the server's clock: ages are counted from it"),
  status,
  since: time,
  sentence: z.string(),
  about: z.string().nullable().describe("the component that the sentence is about"),
  uptime: z.object({ h24: share, d7: share, d30: share, d90: share }),
  components: z.array(
    z.object({
      name: z.string(),
      status,
      reason: z.string(),
      since: time,
      isHelper: z.boolean(),
      held: z.enum(["paused", "draining"]).optional().describe("what an operator wants of a helper, where that is not to run"),
    }),
  ),
  figures: z.record(z.string(), z.union([z.number(), percentiles]).nullable()),
});

/** The ranges that every page offers. */
export const historyRanges = ["15m", "1h", "6h", "24h", "7d", "30d", "90d"] as const;
export type HistoryRange = (typeof historyRanges)[number];

export const historyQuery = z.object({ range: z.enum(historyRanges).default("1h") });

export const historySchema = z.object({
  range: z.enum(historyRanges),
  since: time.describe("the beginning of the first step"),
  stepMs: z.number(),
  figures: z.record(z.string(), line).describe("by the names of the overview's figures, and `waitP95Ms`, `handledPerMinute`, …"),
});

export const uptimeDaysSchema = z.object({
  items: z.array(
    z.object({
      day: z.string().describe("YYYY-MM-DD, UTC"),
      uptime: share,
      operational: z.number(),
      degraded: z.number(),
      down: z.number(),
    }),
  ),
});

export type OverviewAnswer = z.output<typeof overviewSchema>;
export type HistoryAnswer = z.output<typeof historySchema>;
export type UptimeDaysAnswer = z.output<typeof uptimeDaysSchema>;
