import { componentStatuses } from "tatwats";
import { z } from "zod";
import { milliseconds, time } from "./fields.ts";

const share = z.number().nullable().describe("0 to 1; null before anything was recorded");
const percentiles = z.object({ p50: milliseconds, p95: milliseconds, p99: milliseconds });
const status = z.enum(componentStatuses);

export const overviewSchema = z.object({
  status,
  since: time,
  sentence: z.string(),
  uptime: z.object({ h24: share, d7: share, d30: share, d90: share }),
  components: z.array(z.object({ name: z.string(), status, reason: z.string(), since: time })),
  figures: z.record(z.string(), z.union([z.number(), percentiles]).nullable()),
});

export type OverviewAnswer = z.output<typeof overviewSchema>;
