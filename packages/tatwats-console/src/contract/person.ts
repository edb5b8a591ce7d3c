import { z } from "zod";
import { page, reason, text, time } from "./fields.ts";
import { consoleRoles } from "./operator.ts";

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(consoleRoles).nullable().describe("null for people of the application who have no role here"),
  disabled: z.boolean(),
  createdAt: time,
  lastSeenAt: time.nullable(),
});

export const personQuery = z.object({
  q: text.optional().describe("looks into name and email"),
  role: z.enum([...consoleRoles, "any", "none"]).optional(),
  ...page,
});

export const personBody = z
  .strictObject({ role: z.enum(consoleRoles).nullable().optional(), disabled: z.boolean().optional(), reason })
  .refine(({ role, disabled }) => role !== undefined || disabled !== undefined, "changes nothing");

export const mailSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  at: time,
  state: z.enum(["kept", "waiting", "sent", "failed"]).describe("kept: no mail server is set, so it is read here; waiting: to be sent"),
  problem: z.string().nullable(),
});

export const mailQuery = z.object({ q: text.optional().describe("looks into recipient and subject"), ...page });

export type PersonRow = z.output<typeof personSchema>;
export type MailRow = z.output<typeof mailSchema>;
