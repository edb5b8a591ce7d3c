import { z } from "zod";
import { milliseconds, text, time } from "./fields.ts";

export const helperSchema = z.object({
  name: z.string(),
  version: z.string(),
  purpose: z.string(),
  state: z.string(),
  versions: z.array(z.string()).describe("of the instances that run"),
  instances: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      host: z.string(),
      pid: z.number(),
      state: z.string(),
      startedAt: time,
      heartbeatAt: time,
    }),
  ),
  handledPerMinute: z.number(),
  errorRate: z.number().describe("failed attempts ÷ attempts of the last 15 minutes, 0 to 1"),
  waitP95Ms: milliseconds,
  handleP95Ms: milliseconds,
  backlog: z.number(),
  deadLetters: z.number(),
  settings: z.object({ revision: z.number(), values: z.record(z.string(), z.unknown()) }).nullable(),
  contracts: z.object({
    accepts: z.record(z.string(), z.unknown()).describe("JSON Schema of each payload, by type"),
    emits: z.record(z.string(), z.unknown()).describe("JSON Schema of each payload, by type"),
    settings: z.unknown().describe("JSON Schema"),
  }),
});

export const helperParams = z.object({ name: text });

export type HelperAnswer = z.output<typeof helperSchema>;
