import type { CardFacts } from "../../cards/card-facts.ts";
import { frontOf } from "../../cards/card-facts.ts";
import { MAIN_TYPES, mainTypeOf } from "../analysis/main-type.ts";
import type { CardCount } from "../import/import-types.ts";
import { csvField } from "./csv-field.ts";

export const EXPORT_FORMATS = ["moxfield", "archidekt", "arena", "mtgo", "text", "csv"] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedDeck {
  commanders: readonly string[];
  /** Without the commanders. */
  cards: readonly CardCount[];
}

/** Gives a card by its name, as everywhere; a deck may hold names that no card has. */
type Find = (name: string) => CardFacts | undefined;

/** What each format writes, a line ended by `\n` each. */
const WRITERS: Record<ExportFormat, (deck: ExportedDeck, find: Find) => string[]> = {
  moxfield: ({ commanders, cards }) => [...commanders.map((name) => `1 ${name} *CMDR*`), ...cards.map(plainLine)],
  archidekt: ({ commanders, cards }, find) => [
    ...commanders.map((name) => `1x ${name} [Commander{top}]`),
    ...cards.map(({ name, count }) => `${count}x ${name} [${categoryOf(find(name))}]`),
  ],
  arena: ({ commanders, cards }) => ["Commander", ...commanders.map((name) => `1 ${name}`), "", "Deck", ...cards.map(plainLine)],
  text: ({ commanders, cards }) => [`Commander: ${commanders.join(" / ")}`, ...cards.map(plainLine)],
  csv: ({ commanders, cards }) => [
    "Count,Name,Tags",
    ...commanders.map((name) => `1,${csvField(name)},Commander`),
    ...cards.map(({ name, count }) => `${count},${csvField(name)},`),
  ],
  mtgo: writeMtgo,
};

/**
 * Writes a deck as another program reads it, without printings. What is written, `importDeckList` reads back
 * as the same deck.
 */
export function exportDeckList(deck: ExportedDeck, format: ExportFormat, find: Find): string {
  return `${WRITERS[format](deck, find).join("\n")}\n`;
}

function plainLine({ name, count }: CardCount): string {
  return `${count} ${name}`;
}

function categoryOf(card: CardFacts | undefined): string {
  return MAIN_TYPES[card === undefined ? "other" : mainTypeOf(card)].category;
}

/** Magic Online keeps commanders in the sideboard, and knows a card of two faces by the front one. */
function writeMtgo({ commanders, cards }: ExportedDeck, find: Find): string[] {
  const tag = (name: string, count: number, sideboard: boolean) =>
    `  <Cards CatID="0" Quantity="${count}" Sideboard="${sideboard}" Name="${xmlText(mtgoName(name, find))}" Annotation="0" />`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Deck xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    "  <NetDeckID>0</NetDeckID>",
    "  <PreconstructedDeckID>0</PreconstructedDeckID>",
    ...cards.map(({ name, count }) => tag(name, count, false)),
    ...commanders.map((name) => tag(name, 1, true)),
    "</Deck>",
  ];
}

/** The front face, unless another card is called so; both halves of a split card, as “Fire/Ice”. */
function mtgoName(name: string, find: Find): string {
  const front = frontOf(name);
  const types = (find(name)?.typeLine ?? "").split(" // ");
  const isSplit =
    types.length > 1 && types.every((type) => /\b(?:Instant|Sorcery|Room)\b/.test(type) && !/\b(?:Adventure|Omen)\b/.test(type));
  if (isSplit) return name.replaceAll(" // ", "/");
  return find(front)?.name === find(name)?.name ? front : name;
}

function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
