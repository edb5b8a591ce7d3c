import { z } from "zod";
import { percentiles, time } from "./fields.ts";

export const edgeSchema = z.object({
  sender: z.string(),
  recipient: z.string(),
  type: z.string(),
  sentPerMinute: z.number(),
  handledPerMinute: z.number(),
  failedPerMinute: z.number(),
  errorRate: z.number().describe("0 to 1"),
  waitMs: percentiles,
  handleMs: percentiles,
  backlog: z.number().describe("open now"),
  held: z.number(),
  oldestWaitingMs: z.number(),
  stuck: z.boolean().describe("something is due for long and nothing was handled lately"),
});

export const flowSchema = z.object({
  since: time,
  until: time,
  nodes: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(["helper", "mediator", "sender"]).describe("sender: the application, schedules, operators"),
      state: z.string().nullable().describe("of a helper"),
      deadLetters: z.number(),
      backlog: z.number(),
    }),
  ),
  edges: z.array(edgeSchema),
  bottlenecks: z.object({
    sentence: z.string(),
    oldestWaiting: z.array(
      z.object({ helper: z.string(), sender: z.string(), type: z.string(), oldestWaitingMs: z.number(), backlog: z.number() }),
    ),
    held: z
      .array(z.object({ helper: z.string(), sender: z.string(), type: z.string(), held: z.number() }))
      .describe("kept back by an operator"),
    growing: z.array(z.object({ helper: z.string(), backlog: z.number(), before: z.number() })),
    slowest: z.array(z.object({ helper: z.string(), type: z.string(), handleP95Ms: z.number(), handled: z.number() })),
  }),
});

/** What went on each way in each step of a time, to be played back. */
export const flowFramesSchema = z.object({
  since: time,
  until: time,
  stepMs: z.number(),
  edges: z.array(z.object({ sender: z.string(), recipient: z.string(), type: z.string() })),
  frames: z.array(
    z.object({
      at: time,
      counts: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).describe("[place in edges, sent, handled, failed]"),
    }),
  ),
});

export type EdgeAnswer = z.output<typeof edgeSchema>;
export type FlowAnswer = z.output<typeof flowSchema>;
export type FlowNode = FlowAnswer["nodes"][number];
export type FlowFramesAnswer = z.output<typeof flowFramesSchema>;
