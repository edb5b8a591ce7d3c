import { readFileSync } from "node:fs";
import type { CardNames } from "@podtracker/rules";
import { parseCatalogue } from "../../prisma/seed/parse-catalogue.ts";
import { buildCardIndex } from "../../src/features/cards/search-index.ts";

/** The committed cards, as the running application finds them. */
export const cards = buildCardIndex(
  parseCatalogue(readFileSync(new URL("../../prisma/seed/catalogue.tsv", import.meta.url), "utf8")).cards,
);

export const catalogue: CardNames = { find: cards.byName };
