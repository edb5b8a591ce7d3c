import { z } from "zod";

/** Ids made by the server are UUIDv7, ids made by a client any UUID. */
export const Id = z.uuid().toLowerCase().meta({ description: "UUID" });

/** ISO 8601 in UTC, such as `2026-11-23T19:30:00.000Z`. */
export const Time = z.iso
  .datetime()
  .refine((time) => !time.startsWith("0000"), "lies before the first year")
  .meta({ description: "ISO 8601, UTC" });

export const Color = z.enum(["W", "U", "B", "R", "G"]);
export type Color = z.infer<typeof Color>;

/** White, blue, black, red, green in that order; empty for colourless. */
export const ColorIdentity = z.array(Color);

/** What turns the direction of the text after it, and what is nothing to see: with them, one name can look like another. */
const DECEIVING = /[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Something to see. The fillers count as letters and show nothing, as does the empty pattern of Braille. */
const VISIBLE = /(?![\u115f\u1160\u3164\uffa0\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * A line of text that a person typed: trimmed, NFC, 1 to `max` characters (code points), without
 * control characters (PostgreSQL cannot store NUL), lone surrogates (no UTF-8 can) and what deceives the
 * eye. Joiners stay: emoji and some scripts are written with them.
 */
export function line(max: number) {
  return z
    .string()
    .refine((text) => text.isWellFormed(), "holds half of a character")
    .transform((text) => text.normalize("NFC").trim())
    .refine((text) => text.length > 0, "must not be empty")
    .refine((text) => [...text].length <= max, `must have at most ${max} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), "must not hold control characters")
    .refine((text) => !DECEIVING.test(text), "must not hold characters that are invisible or change the direction of text")
    .refine((text) => text.length === 0 || VISIBLE.test(text), "must hold something to see")
    .meta({ description: `Text, 1–${max} characters` });
}

/** Like `line`, but may hold line breaks and tabs. */
export function prose(max: number, { optional = false } = {}) {
  return z
    .string()
    .refine((text) => text.isWellFormed(), "holds half of a character")
    .transform((text) => text.normalize("NFC").replaceAll("\r\n", "\n").trim())
    .refine((text) => optional || text.length > 0, "must not be empty")
    .refine((text) => [...text].length <= max, `must have at most ${max} characters`)
    .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), "must not hold control characters")
    .meta({ description: `Text with line breaks, ${optional ? 0 : 1}–${max} characters` });
}

/** `limit` and `cursor`, which every list takes. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});

/** A page of a list; `nextCursor` is null on the last one. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
