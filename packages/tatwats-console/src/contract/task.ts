import { taskStates } from "tatwats";
import { z } from "zod";
import { moment, page, reason, text, time } from "./fields.ts";
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

const stepSchema = z.object({
  name: z.string(),
  number: z.number().describe("in the order of definition"),
  after: z.array(z.string()),
  helper: z.string(),
  type: z.string(),
  state: z.enum(taskStates),
  messageId: z.string().nullable(),
  output: z.unknown(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  attempts: z.number(),
});

export const taskSchema = taskSummarySchema.extend({
  workflow: z.boolean(),
  input: z.unknown(),
  result: z.unknown(),
  reason: z.string().nullable().describe("why it failed or was cancelled"),
  note: z.string().nullable().describe("what is being done"),
  deadline: time.nullable(),
  steps: z.array(stepSchema).describe("empty for a task without a workflow"),
  messages: z.array(messageSummarySchema).describe("in the order of sending; the latest 500"),
});

export const workflowSchema = z.object({
  name: z.string(),
  input: z.unknown().describe("JSON Schema"),
  steps: z.array(z.object({ name: z.string(), helper: z.string(), type: z.string(), after: z.array(z.string()) })),
});

export const startWorkflowBody = z.strictObject({ input: z.unknown(), reason });
export const startedTaskSchema = z.object({ taskId: z.string() });

export const taskQuery = z.object({
  state: z.enum(taskStates).optional(),
  workflow: text.optional().describe("the kind of task"),
  helper: text.optional(),
  q: text.optional().describe("looks into title, id and initiator"),
  since: moment.optional(),
  until: moment.optional(),
  ...page,
});

export type TaskAnswer = z.output<typeof taskSchema>;
export type TaskRow = z.output<typeof taskSummarySchema>;
export type StepAnswer = TaskAnswer["steps"][number];
export type WorkflowAnswer = z.output<typeof workflowSchema>;
