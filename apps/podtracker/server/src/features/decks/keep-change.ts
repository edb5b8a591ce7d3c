import type { Deck, DeckChanges } from "@podtracker/contract";
import { differenceOf } from "@podtracker/rules";
import type { Call } from "../../platform/http/route-handlers.ts";

const FIELDS = ["name", "commanders", "bracket", "tags", "link", "notes", "retired"] as const;

/** What differs between two states of a deck; undefined where nothing does. */
export function changesBetween(before: Deck, after: Deck): DeckChanges | undefined {
  const fields = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const cards = differenceOf(before.list ?? [], after.list ?? []);
  if (fields.length === 0 && cards.length === 0 && (before.list === null) === (after.list === null)) return undefined;
  const changed = Object.fromEntries(fields.map((field) => [field, { before: before[field], after: after[field] }]));
  return { ...changed, ...(cards.length > 0 ? { cards } : {}) };
}

/** Writes a change into the deck's history, in the change's own transaction. */
export async function keepChange(
  { db, now }: Pick<Call, "db" | "now">,
  deck: Pick<Deck, "id" | "revision">,
  changes: DeckChanges,
): Promise<void> {
  await db.deckChange.create({ data: { deckId: deck.id, revision: deck.revision, at: now, changes } });
}
