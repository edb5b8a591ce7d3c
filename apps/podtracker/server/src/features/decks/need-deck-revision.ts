import { DeckChanges } from "@podtracker/contract";
import { AppError } from "../../platform/errors.ts";
import type { Tx } from "../../platform/services.ts";

/** Refuses a change that was made to an older revision than the one that stands, and says what changed since. */
export async function needDeckRevision(db: Tx, deck: { id: string; revision: number }, given: number | undefined): Promise<void> {
  if (given === undefined || given === deck.revision) return;
  const rows = await db.deckChange.findMany({
    where: { deckId: deck.id, revision: { gt: given } },
    orderBy: { revision: "asc" },
    take: 100,
  });
  const fields = [...new Set(rows.flatMap(({ changes }) => Object.keys(DeckChanges.parse(changes))))];
  const what = fields.length > 0 ? ` (${fields.join(", ")})` : "";
  throw new AppError(
    "conflict",
    `This deck was changed in the meantime${what}. Nothing was overwritten; look at it again and repeat your change.`,
    {
      revision: deck.revision,
      errors: fields.map((field) => ({ path: `body.${field === "cards" ? "list" : field}`, message: "was changed since" })),
    },
  );
}
