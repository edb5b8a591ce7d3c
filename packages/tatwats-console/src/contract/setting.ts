import { z } from "zod";
import { reason, time } from "./fields.ts";

/** Secrets are masked: a masked value that comes back unchanged keeps what it stands for. */
const values = z.record(z.string(), z.unknown());

export const settingsSchema = z.object({
  helper: z.string(),
  revision: z.number().describe("0 before anybody saved: every setting has its default"),
  settings: values,
  schema: z.unknown().describe("JSON Schema; `writeOnly` marks a secret, `default` what holds where nothing is said"),
  defaults: values.nullable().describe("null where the schema has no complete defaults"),
});

export const saveSettingsBody = z.strictObject({
  revision: z.number().int().min(0).describe("the revision that the change was made from"),
  settings: values,
  reason,
});

export const savedSettingsSchema = z.object({ revision: z.number() });

export const rollBackBody = z.strictObject({
  toRevision: z.number().int().min(1),
  revision: z.number().int().min(0).optional().describe("the revision that was seen; default: whichever is current"),
  reason,
});

export const settingRevisionSchema = z.object({
  revision: z.number(),
  values: z.unknown(),
  author: z.string(),
  reason: z.string(),
  createdAt: time,
});

export type SettingsAnswer = z.output<typeof settingsSchema>;
export type SettingRevisionRow = z.output<typeof settingRevisionSchema>;
