import { z } from "zod";
import { id, moment, page, reason, text, time } from "./fields.ts";

export const deadGroupSchema = z.object({
  recipient: z.string(),
  fingerprint: z.string().nullable().describe("null where no attempt failed, such as an expired one"),
  name: z.string(),
  message: z.string().describe("as the latest of them said it"),
  types: z.array(z.string()),
  count: z.number(),
  firstAt: time,
  lastAt: time,
  latest: z.object({ messageId: z.string(), attempt: z.number().nullable() }),
});

export const deadLetterQuery = z.object({
  recipient: text.optional(),
  type: text.optional(),
  since: moment.optional(),
  until: moment.optional(),
});

/** All dead letters that fit every field that is given; at least one must be. */
const filter = z
  .strictObject({
    messageId: id.optional(),
    recipient: text.optional(),
    type: text.optional(),
    fingerprint: text.optional(),
    taskId: id.optional(),
    since: moment.optional(),
    until: moment.optional(),
  })
  .refine((fields) => Object.values(fields).some((value) => value !== undefined), "names nothing: give at least one field");

/** Which dead letters: these messages, or all that fit a filter. */
const which = {
  ids: z.array(id).min(1).max(1_000).optional().describe("of messages"),
  filter: filter.optional(),
};
const oneOf = (body: { ids?: unknown; filter?: unknown }) => (body.ids === undefined) !== (body.filter === undefined);
const oneOfMessage = "needs either ids or a filter";

export const previewBody = z.strictObject(which).refine(oneOf, oneOfMessage);
export const redriveBody = z
  .strictObject({
    ...which,
    edit: z.record(z.string(), z.unknown()).optional().describe("a JSON merge patch (RFC 7396), applied to the payload of each"),
    reason,
  })
  .refine(oneOf, oneOfMessage);
export const discardBody = z.strictObject({ ...which, reason }).refine(oneOf, oneOfMessage);

export const previewSchema = z.object({
  count: z.number(),
  recipients: z.array(z.object({ name: z.string(), count: z.number() })),
  types: z.array(z.object({ type: z.string(), count: z.number() })),
  oldestAt: time.nullable(),
  newestAt: time.nullable(),
});

export const batchSchema = z.object({
  id: z.string(),
  deed: z.enum(["redrive", "discard"]),
  filter: z.record(z.string(), z.unknown()),
  edit: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string(),
  by: z.string(),
  state: z.enum(["running", "done", "failed"]),
  total: z.number().describe("as counted at the start"),
  done: z.number(),
  refused: z.number().describe("stayed dead, because the edited payload does not fit"),
  faults: z.array(z.object({ messageId: z.string(), message: z.string() })).describe("the first 20 of the refused"),
  startedAt: time,
  endedAt: time.nullable(),
});

export const batchQuery = z.object({ limit: page.limit });

export type DeadGroupRow = z.output<typeof deadGroupSchema>;
export type DeadPreviewAnswer = z.output<typeof previewSchema>;
export type BatchAnswer = z.output<typeof batchSchema>;
