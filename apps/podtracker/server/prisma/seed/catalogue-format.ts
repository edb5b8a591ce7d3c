import type { Legality, PairingAbility } from "@podtracker/rules";

/** Raise it when the columns change; the parser refuses every other version. */
export const FORMAT_VERSION = 1;

export const SOURCE = "Scryfall oracle cards bulk data (https://scryfall.com/docs/api/bulk-data)";

/** The columns of a card's line, parted by tabs. Trailing empty ones are left off. */
export const COLUMNS = [
  "name",
  "manaCost",
  "manaValue",
  "typeLine",
  "colorIdentity",
  "power",
  "toughness",
  "flags",
  "pairing",
  "copyLimit",
  "popularity",
  "scryfallId",
] as const;

export type Column = (typeof COLUMNS)[number];

/** What the first line says; `date` is the day or month the data was known to be true. */
export type CatalogueHeader = { source: string; date: string; count: number; formatVersion: number };

/** Letters of the `flags` column; a legal card has no letter for its legality. */
export const ELIGIBLE_FLAG = "c";
export const GAME_CHANGER_FLAG = "g";
export const LEGALITY_FLAGS = { legal: "", banned: "b", not_legal: "n" } as const satisfies Record<Legality, string>;

/** Stands for “any number” in the `copyLimit` column; an empty field means 1. */
export const ANY_NUMBER = "*";

/** The kinds of pairing that need no name beside them. */
export const PLAIN_PAIRINGS = [
  "partner",
  "choose-a-background",
  "background",
  "doctors-companion",
  "doctor",
] as const satisfies PairingAbility["kind"][];

/** Parts the two ways to pair of the few cards that have two. */
export const PAIRING_SEPARATOR = "|";
