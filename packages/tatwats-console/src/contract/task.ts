import { taskStates } from "tatwats";
import { z } from "zod";
import { page, text, time } from "./fields.ts";
import { messageSummarySchema } from "./message.ts";

export const taskSummarySchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  initiator: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  state: z.string(),
  progress: z.number().describe("0 to 1"),
  conversationId: z.string(),
  helpers: z.array(z.string()),
  startedAt: time,
  endedAt: time.nullable(),
});

export const taskSchema = taskSummarySchema.extend({ messages: z.array(messageSummarySchema).describe("in the order of sending") });

export const taskQuery = z.object({
  state: z.enum(taskStates).optional(),
  workflow: text.optional().describe("the kind of task"),
  helper: text.optional(),
  q: text.optional().describe("looks into title, id and initiator"),
  ...page,
});

export type TaskAnswer = z.output<typeof taskSchema>;
export type TaskRow = z.output<typeof taskSummarySchema>;
