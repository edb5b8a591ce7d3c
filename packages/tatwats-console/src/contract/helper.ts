import { z } from "zod";
import { line, milliseconds, reason, time } from "./fields.ts";
import { historyRanges } from "./overview.ts";

export const helperSchema = z.object({
  name: z.string(),
  version: z.string(),
  purpose: z.string(),
  state: z.enum(["running", "paused", "draining", "failing", "stopped"]),
  desired: z.object({
    state: z.enum(["running", "paused", "draining"]).describe("what an operator wants of it"),
    by: z.string(),
    reason: z.string(),
    at: time,
  }),
  limits: z
    .object({ concurrency: z.number().nullable(), mailboxLimit: z.number().nullable() })
    .describe("an operator's; null for what the definition says"),
  versions: z.array(z.string()).describe("of the instances that run"),
  instances: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      host: z.string(),
      pid: z.number(),
      role: z.string(),
      state: z.string(),
      startedAt: time,
      heartbeatAt: time,
      settingsRevision: z.number().nullable().describe("the revision it works with; null before its first heartbeat"),
      settingsAt: time.nullable(),
      health: z.object({ status: z.string(), reason: z.string(), at: time }).nullable(),
      cpu: z.number().nullable().describe("of its process, as a share of one core"),
      memoryBytes: z.number().nullable(),
    }),
  ),
  handledPerMinute: z.number(),
  errorRate: z.number().describe("failed attempts ÷ attempts of the last 15 minutes, 0 to 1"),
  waitP95Ms: milliseconds,
  handleP95Ms: milliseconds,
  backlog: z.number(),
  held: z.number().describe("how much of the backlog an operator keeps back"),
  oldestWaitingMs: z.number(),
  deadLetters: z.number(),
  settings: z.object({ revision: z.number(), values: z.record(z.string(), z.unknown()) }).nullable(),
  contracts: z.object({
    accepts: z.record(z.string(), z.unknown()).describe("JSON Schema of each payload, by type"),
    emits: z.record(z.string(), z.unknown()).describe("JSON Schema of each payload, by type"),
    settings: z.unknown().describe("JSON Schema"),
  }),
});

export const helperHistorySchema = z.object({
  range: z.enum(historyRanges),
  since: time,
  stepMs: z.number(),
  figures: z
    .record(z.string(), line)
    .describe(
      "`messagesPerMinute`, `waitP95Ms` and whatever else is counted on the ways to it, `backlog`, `oldestWaitingSeconds`, `deadLetters`",
    ),
});

/** Null takes a limit away: then the definition's holds. */
export const limitsBody = z
  .strictObject({
    concurrency: z.number().int().min(1).max(1_000).nullable().optional(),
    mailboxLimit: z.number().int().min(1).max(10_000_000).nullable().optional(),
    reason,
  })
  .refine(({ concurrency, mailboxLimit }) => concurrency !== undefined || mailboxLimit !== undefined, "changes nothing");

export const failureGroupSchema = z.object({
  fingerprint: z.string(),
  helper: z.string(),
  name: z.string().describe("the error's, as the latest said it"),
  message: z.string(),
  types: z.array(z.string()),
  count: z.number().describe("failed attempts"),
  deadLetters: z.number().describe("of their messages, now"),
  firstAt: time,
  lastAt: time,
  latest: z.object({ messageId: z.string(), attempt: z.number() }),
});

export const logLineSchema = z.object({
  id: z.string(),
  at: time,
  level: z.enum(["info", "warn", "error"]),
  message: z.string(),
  detail: z.unknown(),
  instanceId: z.string().nullable(),
  messageId: z.string().nullable(),
});

export const logQuery = z.object({
  level: z.enum(["info", "warn", "error"]).optional().describe("this and what is worse"),
  after: z.string().max(40).optional().describe("only lines later than the one of this id"),
  before: z.string().max(40).optional().describe("only lines earlier than the one of this id"),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

export type HelperAnswer = z.output<typeof helperSchema>;
export type InstanceAnswer = HelperAnswer["instances"][number];
export type HelperHistoryAnswer = z.output<typeof helperHistorySchema>;
export type FailureGroupRow = z.output<typeof failureGroupSchema>;
export type LogLineRow = z.output<typeof logLineSchema>;
