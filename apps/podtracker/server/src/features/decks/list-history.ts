import { DeckChanges } from "@podtracker/contract";
import { z } from "zod";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";

/** A deck's revisions only grow, so a cursor is the last one that was shown. */
const Cursor = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

export const listDeckHistory: Handler<"listDeckHistory"> = async ({ db, params, query }) => {
  const before = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const rows = await db.deckChange.findMany({
    where: { deckId: params.deckId, ...(before === undefined ? {} : { revision: { lt: before } }) },
    orderBy: { revision: "desc" },
    take: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  return {
    items: shown.map(({ revision, at, changes }) => ({ revision, at: at.toISOString(), changes: DeckChanges.parse(changes) })),
    nextCursor: rows.length > query.limit ? String(shown.at(-1)!.revision) : null,
  };
};

function readCursor(cursor: string): number {
  const parsed = Cursor.safeParse(cursor);
  if (parsed.success) return parsed.data;
  const errors = [{ path: "query.cursor", message: "is not a cursor of this list" }];
  throw new AppError("malformed", "query.cursor: is not a cursor of this list. Begin again without it.", { errors });
}
