import type { Deck } from "@podtracker/contract";
import { type CardFacts, colorsOf, commanderProblems, deckListProblems } from "@podtracker/rules";
import { z } from "zod";
import type { Prisma } from "../../generated/client.ts";
import type { CardCatalogue } from "../cards/card-catalogue.ts";

/** What is read of a deck wherever one is shown. */
export const deckSelect = {
  id: true,
  name: true,
  ownerId: true,
  owner: { select: { name: true } },
  commanders: true,
  colorIdentity: true,
  list: true,
  bracket: true,
  tags: true,
  link: true,
  retiredAt: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.DeckSelect;

export type DeckRow = Prisma.DeckGetPayload<{ select: typeof deckSelect }>;

const List = z.array(z.object({ name: z.string(), count: z.number() })).nullable();

/** A deck as the API shows it; legality is worked out anew, so that it follows the catalogue. */
export function deckShape(row: DeckRow, cards: CardCatalogue): Deck {
  const list = List.parse(row.list);
  return {
    id: row.id,
    name: row.name,
    ownerId: row.ownerId,
    ownerName: row.owner.name,
    commanders: row.commanders,
    colorIdentity: colorsOf(row.colorIdentity),
    list,
    legality: legalityOf(row.commanders, list, cards),
    bracket: row.bracket,
    tags: row.tags,
    link: row.link,
    retired: row.retiredAt !== null,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function legalityOf(commanders: string[], list: z.infer<typeof List>, cards: CardCatalogue): Deck["legality"] {
  const lookUp = (name: string): CardFacts | { unknown: string } => cards.byName(name) ?? { unknown: name };
  const command = commanders.map(lookUp);
  const problems = commanderProblems(command);
  if (list === null) return { legal: null, problems };
  const entries = list.map(({ name, count }) => ({ card: lookUp(name), count }));
  const all = [...problems, ...deckListProblems(command, entries)];
  return { legal: all.length === 0, problems: all };
}
