import { COLORS, frontOf } from "./card-facts.ts";
import type { CardFacts, Color, Legality } from "./card-facts.ts";
import { derivePairing } from "./derive-pairing.ts";
import { cardManaValue } from "./mana-value.ts";

/** One face of a card in the shape of Scryfall's card objects. */
export type OracleFace = {
  name: string;
  mana_cost?: string | null;
  type_line?: string | null;
  oracle_text?: string | null;
  power?: string | null;
  toughness?: string | null;
};

/**
 * The fields read from a Scryfall card object (https://scryfall.com/docs/api/cards), already parsed.
 * Every field but the name may be missing: the source knows some cards by name and legality only.
 */
export type OracleCard = OracleFace & {
  id?: string | null;
  cmc?: number | null;
  color_identity?: string[] | null;
  legalities?: { commander?: string | null } | null;
  game_changer?: boolean | null;
  edhrec_rank?: number | null;
  card_faces?: OracleFace[] | null;
};

/** One side as printed, with nothing missing. */
type Face = { typeLine: string; text: string; power: string; toughness: string };

const NUMBER_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/**
 * Reduces an oracle card to the facts the app keeps.
 *
 * A double-faced card is judged by its front face. A card of which only name and legality are known
 * gets an empty type line and no cost, and is not eligible.
 * @param meldResults names of cards that only melding makes: they are in no deck and command none (712.4)
 * @throws Error on a mana symbol or a copy limit it cannot read, with the card's name.
 */
export function deriveFacts(card: OracleCard, meldResults: ReadonlySet<string> = new Set()): CardFacts {
  try {
    return facts(card, meldResults);
  } catch (cause) {
    throw new Error(`Could not read the card ${card.name}: ${cause instanceof Error ? cause.message : "unknown reason"}`, { cause });
  }
}

function facts(card: OracleCard, meldResults: ReadonlySet<string>): CardFacts {
  const front = frontFace(card);
  const typeLine = card.type_line || joinFaces(card, "type_line");
  const manaCost = card.mana_cost || joinFaces(card, "mana_cost");
  return {
    name: card.name,
    faceNames: card.name.includes(" // ") ? card.name.split(" // ") : [],
    manaCost,
    manaValue: card.cmc ?? cardManaValue(typeLine, manaCost),
    typeLine,
    colorIdentity: inColorOrder(card.color_identity ?? []),
    ...(front.power !== "" && { power: front.power }),
    ...(front.toughness !== "" && { toughness: front.toughness }),
    legality: legalityOf(card.legalities?.commander),
    gameChanger: card.game_changer === true,
    commander: { eligible: !meldResults.has(card.name) && isEligible(front), pairing: derivePairing(front) },
    copyLimit: copyLimit(front),
    scryfallId: card.id ?? null,
    popularity: card.edhrec_rank ?? null,
  };
}

function frontFace(card: OracleCard): Face {
  const face = card.card_faces?.[0];
  return {
    typeLine: face?.type_line || frontOf(card.type_line ?? ""),
    text: face?.oracle_text ?? frontText(card),
    power: face?.power ?? card.power ?? "",
    toughness: face?.toughness ?? card.toughness ?? "",
  };
}

/** Some sources list no faces and run the texts of both together, an empty line between. */
function frontText(card: OracleCard): string {
  const text = card.oracle_text ?? "";
  return card.type_line?.includes(" // ") ? (text.split("\n\n", 1)[0] ?? "") : text;
}

function joinFaces(card: OracleCard, field: "type_line" | "mana_cost"): string {
  const parts = (card.card_faces ?? []).map((face) => face[field] ?? "");
  return parts.filter((part) => part !== "").join(" // ");
}

/** Rule 903.3, and 301.7a: every Vehicle has a printed power, even where the source omits it. */
function isEligible(front: Face): boolean {
  if (/\bcan be your commander\b/.test(front.text)) return true;
  if (!/\bLegendary\b/.test(front.typeLine)) return false;
  if (/\bCreature\b|\bVehicle\b/.test(front.typeLine)) return true;
  if (/\bSpacecraft\b/.test(front.typeLine)) return front.power !== "" && front.toughness !== "";
  // A planeswalker that is a creature everywhere but on the battlefield is one in the command zone.
  return /isn['’]t on the battlefield, it['’]s an? [^.]*\bcreature\b/.test(front.text);
}

function copyLimit(front: Face): number | null {
  if (/\bBasic\b/.test(front.typeLine)) return null;
  if (/\bdeck can have any number of cards named\b/i.test(front.text)) return null;
  const upTo = /\bdeck can have up to (\w+) cards named\b/i.exec(front.text)?.[1];
  return upTo === undefined ? 1 : readNumber(upTo);
}

function readNumber(word: string): number {
  const value = /^\d+$/.test(word) ? Number(word) : NUMBER_WORDS.indexOf(word.toLowerCase());
  if (value < 1) throw new Error(`“${word}” is no copy limit this program knows.`);
  return value;
}

function inColorOrder(colors: readonly string[]): Color[] {
  return COLORS.filter((color) => colors.includes(color));
}

function legalityOf(text: string | null | undefined): Legality {
  return text === "legal" || text === "banned" ? text : "not_legal";
}
