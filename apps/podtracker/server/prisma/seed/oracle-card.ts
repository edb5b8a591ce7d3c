import type { OracleCard } from "@podtracker/rules";
import { z } from "zod";

const text = z.string().nullish();

const faceSchema = z.object({ name: z.string(), mana_cost: text, type_line: text, oracle_text: text, power: text, toughness: text });

const oracleCardSchema = faceSchema.extend({
  name: z.string().min(1),
  id: text,
  cmc: z.number().nullish(),
  color_identity: z.array(z.string()).nullish(),
  legalities: z.object({ commander: text }).nullish(),
  game_changer: z.boolean().nullish(),
  edhrec_rank: z.number().int().positive().nullish(),
  card_faces: z.array(faceSchema).nullish(),
  object: text,
  layout: text,
  released_at: text,
});

/** An oracle card with the fields that say what kind of object it is. */
export type SourceCard = OracleCard & { object?: string | null; layout?: string | null; released_at?: string | null };

/** Layouts of objects that are no cards of a deck (https://scryfall.com/docs/api/layouts). */
const OTHER_LAYOUTS = new Set(["token", "double_faced_token", "emblem", "art_series", "planar", "scheme", "vanguard"]);

/**
 * Parses one object of the bulk data; null if it is a token, an emblem or the like.
 * @throws ZodError if it is not in the shape of a card.
 */
export function parseSourceCard(json: unknown): SourceCard | null {
  const card = oracleCardSchema.parse(json);
  const isCard = (card.object ?? "card") === "card" && !OTHER_LAYOUTS.has(card.layout ?? "");
  return isCard ? card : null;
}

const MELDS_INTO = /\bmelds? (?:them )?into ([^.\n(]+)/g;

/** The names of the cards that only melding makes (rule 712.4), told by the texts of their halves. */
export function findMeldResults(cards: readonly OracleCard[]): Set<string> {
  return new Set(cards.flatMap((card) => [...(card.oracle_text ?? "").matchAll(MELDS_INTO)].map((match) => (match[1] ?? "").trim())));
}
