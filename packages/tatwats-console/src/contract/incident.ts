import { incidentSeverities } from "tatwats";
import { z } from "zod";
import { moment, page, reason, text, time } from "./fields.ts";

export const incidentSchema = z.object({
  id: z.string(),
  rule: z.string(),
  component: z.string(),
  severity: z.enum(incidentSeverities),
  sentence: z.string(),
  openedAt: time,
  closedAt: time.nullable(),
  acknowledged: z.object({ by: z.string(), at: time, reason: z.string() }).nullable(),
  silenced: z.object({ id: z.string(), by: z.string(), reason: z.string(), until: time }).nullable(),
});

export const incidentQuery = z.object({ state: z.enum(["open", "past"]).optional(), component: text.optional(), ...page });

/** Silences every incident of the same rule and component until a time, 30 days ahead at most. */
export const silenceBody = z.strictObject({ reason, until: moment });

export const silenceSchema = z.object({
  id: z.string(),
  rule: z.string().nullable().describe("null for every rule"),
  component: z.string().nullable().describe("null for every component"),
  reason: z.string(),
  by: z.string(),
  createdAt: time,
  until: time,
});

export type IncidentRow = z.output<typeof incidentSchema>;
export type SilenceRow = z.output<typeof silenceSchema>;

export const silencedSchema = z.object({ id: z.string().describe("of the silence") });
