import { auditOutcomes } from "tatwats";
import { z } from "zod";
import { id, moment, page, text, time } from "./fields.ts";

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

export type AuditRow = z.output<typeof auditEntrySchema>;
export type AuditVerdictAnswer = z.output<typeof auditVerdictSchema>;
