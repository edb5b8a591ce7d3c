import { z } from "zod";

/** What a person may type into a filter. PostgreSQL refuses NUL characters, so they are refused here. */
export const text = z
  .string()
  .max(200)
  .refine((value) => !value.includes("\0"), "may not hold a NUL character");

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

/** In answers: described for readers, not checked again. */
export const time = z.string().meta({ format: "date-time" });
export const milliseconds = z.number().nullable().describe("ms; null where nothing was measured");

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const idParams = z.object({ id });
