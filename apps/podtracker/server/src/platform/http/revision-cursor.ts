import { z } from "zod";
import { AppError } from "../errors.ts";

/** Revisions only grow, so a cursor is the last one that was shown. */
const Cursor = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** Below which revision a list of revisions, the newest first, is to go on; undefined from the start. */
export function revisionBefore(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const parsed = Cursor.safeParse(cursor);
  if (parsed.success) return parsed.data;
  const errors = [{ path: "query.cursor", message: "is not a cursor of this list" }];
  throw new AppError("malformed", "query.cursor: is not a cursor of this list. Begin again without it.", { errors });
}

/** Makes a page of up to `limit` revisions from a query that asked for one more. */
export function pageByRevision<Item extends { revision: number }>(found: readonly Item[], limit: number) {
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? String(items.at(-1)!.revision) : null };
}
