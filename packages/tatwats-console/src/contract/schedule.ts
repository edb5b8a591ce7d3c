import { z } from "zod";
import { text, time } from "./fields.ts";

export const scheduleSchema = z.object({
  helper: z.string(),
  name: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  type: z.string(),
  missed: z.string().describe("what happens to a time that passed while nothing ran"),
  paused: z.boolean(),
  nextRuns: z.array(time).describe("the next five; none while it is paused"),
  lastAt: time.nullable(),
  lastMessageId: z.string().nullable(),
});

export const scheduleQuery = z.object({ helper: text.optional() });
export const scheduleParams = z.object({ name: text, schedule: text });

export type ScheduleRow = z.output<typeof scheduleSchema>;
