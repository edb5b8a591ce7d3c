import { auditOutcomes, exportFormats } from "tatwats";
import { z } from "zod";
import { id, moment, page, reason, text, time } from "./fields.ts";

export const auditEntrySchema = z.object({
  id: z.string(),
  at: time,
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  action: z.string(),
  target: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  outcome: z.string(),
  address: z.string().nullable(),
  conversationId: z.string().nullable(),
  messageId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  seal: z.number().nullable().describe("the seal that vouches for it; null while it is too young"),
});

export const auditQuery = z.object({
  q: text.optional().describe("words, each also as a beginning, all of which occur in action, actor, target, address, ids or detail"),
  actor: text.optional().describe("id or name"),
  action: text.optional(),
  target: text.optional().describe("id or kind"),
  outcome: z.enum(auditOutcomes).optional(),
  address: text.optional(),
  conversation: id.optional(),
  since: moment.optional(),
  until: moment.optional(),
  ...page,
});

export const auditVerdictSchema = z.object({
  ok: z.boolean(),
  entries: z.number().describe("how many sealed entries were checked"),
  seals: z.number(),
  unsealed: z.number().describe("entries too young to be vouched for"),
  retained: z.number().describe("entries that retention dropped, as a sealed entry says"),
  firstFault: z
    .object({
      kind: z.string().describe("such as altered, removed, inserted, cut-off"),
      what: z.string(),
      seal: z.number().optional().describe("none for an entry that is under no seal"),
      position: z.number().optional(),
      entryId: z.string().optional(),
    })
    .optional(),
});

const count = z.object({ value: z.string(), count: z.number() });

/** What there is among the latest entries that match, to choose from. */
export const facetsSchema = z.object({
  of: z.number().describe("how many of the latest matching entries were counted"),
  actions: z.array(count),
  actors: z.array(count.extend({ id: z.string() })),
  outcomes: z.array(count),
  targets: z.array(count).describe("kinds"),
});

export const exportQuery = auditQuery.omit({ limit: true, cursor: true }).extend({ format: z.enum(exportFormats).default("csv") });

export const retainBody = z
  .strictObject({
    journalDays: z.number().int().min(1).max(36_500).optional(),
    auditDays: z.number().int().min(1).max(36_500).optional(),
    reason,
  })
  .refine(({ journalDays, auditDays }) => journalDays !== undefined || auditDays !== undefined, "names nothing to drop");
export const retainedSchema = z.object({ journalDays: z.array(z.string()), auditMonths: z.array(z.string()) });

export type FacetsAnswer = z.output<typeof facetsSchema>;
export type AuditRow = z.output<typeof auditEntrySchema>;
export type AuditVerdictAnswer = z.output<typeof auditVerdictSchema>;
