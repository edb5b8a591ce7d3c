import type { Deck } from "@podtracker/contract";
import { colorsOf } from "@podtracker/rules";
import type { Prisma } from "../../generated/client.ts";
import type { CardCatalogue } from "../cards/card-catalogue.ts";
import { legalityOf, StoredList } from "./deck-legality.ts";

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
  notes: true,
  retiredAt: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.DeckSelect;

export type DeckRow = Prisma.DeckGetPayload<{ select: typeof deckSelect }>;

/** A deck as the API shows it; legality is worked out anew, so that it follows the catalogue. */
export function deckShape(row: DeckRow, cards: CardCatalogue): Deck {
  const list = StoredList.parse(row.list);
  return {
    id: row.id,
    name: row.name,
    ownerId: row.ownerId,
    ownerName: row.owner.name,
    commanders: row.commanders,
    colorIdentity: colorsOf(row.colorIdentity),
    list,
    legality: legalityOf(row.commanders, list, cards.byName),
    bracket: row.bracket,
    tags: row.tags,
    link: row.link,
    notes: row.notes,
    retired: row.retiredAt !== null,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
