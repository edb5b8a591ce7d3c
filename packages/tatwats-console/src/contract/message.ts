import { deliveryStates } from "tatwats";
import { z } from "zod";
import { id, milliseconds, moment, page, reason, text, time } from "./fields.ts";

const envelope = {
  id: z.string(),
  type: z.string(),
  sender: z.string(),
  recipient: z.string().nullable().describe("null when published to all subscribers"),
  conversationId: z.string(),
  causationId: z.string().nullable(),
  sentAt: time,
};

export const messageSummarySchema = z.object({
  ...envelope,
  deliveries: z.array(
    z.object({
      recipient: z.string(),
      state: z.string(),
      attempts: z.number(),
      startedAt: time.nullable(),
      endedAt: time.nullable(),
      waitMs: milliseconds,
      handleMs: milliseconds,
      fingerprint: z.string().nullable().optional(),
      deadReason: z.string().nullable().optional(),
    }),
  ),
});

const attempt = z.object({
  number: z.number(),
  instanceId: z.string(),
  host: z.string().nullable(),
  pid: z.number().nullable(),
  startedAt: time,
  endedAt: time.nullable(),
  outcome: z.string().nullable(),
  error: z.object({ name: z.string(), message: z.string(), stack: z.string(), fingerprint: z.string() }).nullable(),
});

export const messageStorySchema = z.object({
  ...envelope,
  payload: z.unknown(),
  key: z.string().nullable(),
  priority: z.number(),
  dueAt: time,
  expiresAt: time.nullable(),
  taskId: z.string().nullable(),
  deliveries: z.array(
    z.object({
      recipient: z.string(),
      state: z.string(),
      dueAt: time,
      endedAt: time.nullable(),
      deadReason: z.string().nullable(),
      fingerprint: z.string().nullable(),
      attempts: z.array(attempt),
    }),
  ),
  causes: z.array(messageSummarySchema),
  effects: z.array(messageSummarySchema),
});

/** A page of messages; a search may end before it has filled one, and goes on by its cursor. */
export const messageListSchema = z.object({
  items: z.array(messageSummarySchema),
  nextCursor: z.string().nullable(),
  searchedBack: time.nullable().describe("up to where a search has looked; null where it looked at all"),
});

/** Sent by hand: checked like any other message. */
export const sendBody = z.strictObject({ recipient: text.min(1), type: text.min(1), payload: z.unknown(), reason });
export const sentSchema = z.object({ id: z.string() });

export const messageQuery = z.object({
  sender: text.optional(),
  recipient: text.optional(),
  type: text.optional(),
  state: z.enum(deliveryStates).optional(),
  conversation: id.optional(),
  fingerprint: text.optional().describe("of dead letters"),
  q: text.optional().describe("looks into ids and payloads"),
  since: moment.optional(),
  until: moment.optional(),
  ...page,
});

export type MessageAnswer = z.output<typeof messageStorySchema>;
export type MessageRow = z.output<typeof messageSummarySchema>;
export type DeliveryAnswer = MessageAnswer["deliveries"][number];
export type AttemptAnswer = DeliveryAnswer["attempts"][number];
export type MessageList = z.output<typeof messageListSchema>;
