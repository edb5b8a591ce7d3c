import { z } from "zod";

/** What a person may type into a filter. PostgreSQL refuses NUL characters, so they are refused here. */
export const text = z
  .string()
  .max(200)
  .refine((value) => !value.includes("\0"), "may not hold a NUL character");

/** Why an operator does something: asked for with every deed, and kept in the audit log. */
export const reason = z
  .string()
  .trim()
  .min(1, "say why: it is kept in the audit log")
  .max(500)
  .refine((value) => value.isWellFormed() && !value.includes("\0"), "holds characters that cannot be kept");

/** Any UUID, not only those that this system makes. */
export const id = z.guid();

/** An ISO 8601 time in UTC. PostgreSQL's calendar has no year 0. */
export const moment = z.iso
  .datetime()
  .max(40)
  .refine((value) => !value.startsWith("0000"), "must be in year 1 or later");

export const page = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional().describe("`nextCursor` of the page before"),
};

/** From and up to; without them the last hour. At most 90 days are looked at. */
export const spanQuery = z.object({ since: moment.optional(), until: moment.optional() });

/** In answers: described for readers, not checked again. */
export const time = z.string().meta({ format: "date-time" });
export const milliseconds = z.number().nullable().describe("ms; null where nothing was measured");
export const percentiles = z.object({ p50: milliseconds, p95: milliseconds, p99: milliseconds });

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const idParams = z.object({ id });
export const nameParams = z.object({ name: text });

/** The body of a deed that needs nothing but its reason. */
export const reasonBody = z.strictObject({ reason });

/** The answer to a deed that changes something which the caller reads anew. */
export const done = z.object({ ok: z.boolean() });

/** A figure over time: one value a step from `since` on, null where nothing was measured. */
export const line = z.object({
  values: z.array(z.number().nullable()),
  normal: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .describe("between these lay four fifths of the hours of the last 7 days"),
});

export type Line = z.output<typeof line>;
