import { Id, Time } from "@podtracker/contract";
import { z } from "zod";
import { Prisma } from "../../generated/client.ts";
import { AppError } from "../errors.ts";

/** Where a list ordered by time, then id, is to go on. */
export interface TimeCursor {
  at: Date;
  id: string;
}

const Shape = z.tuple([z.string(), Time, Id]);

/** @param list its name, which its cursors carry: no other list takes them */
export function decodeTimeCursor(cursor: string | undefined, list: string): TimeCursor | undefined {
  if (cursor === undefined) return undefined;
  const parsed = Shape.safeParse(Buffer.from(cursor, "base64url").toString("utf8").split(" "));
  if (parsed.success && parsed.data[0] === list) return { at: new Date(parsed.data[1]), id: parsed.data[2] };
  const errors = [{ path: "query.cursor", message: "is not a cursor of this list" }];
  throw new AppError("malformed", "query.cursor: is not a cursor of this list. Begin again without it.", { errors });
}

/** The part of Prisma's `where` that goes on after the cursor, for a list with the latest first. */
export function timeFilter(field: string, cursor: TimeCursor | undefined) {
  if (!cursor) return {};
  return { OR: [{ [field]: { lt: cursor.at } }, { [field]: cursor.at, id: { lt: cursor.id } }] };
}

/** The same in SQL. @param columns its time and its id, such as `g.played_at, g.id` */
export function beyondTime(columns: Prisma.Sql, cursor: TimeCursor | undefined): Prisma.Sql {
  return cursor ? Prisma.sql`and (${columns}) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : Prisma.empty;
}

/** Makes a page of a list of up to `limit` items from a query that asked for one more. */
export function pageByTime<Item extends { id: string }>(list: string, found: Item[], limit: number, timeOf: (item: Item) => Date) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    found.length > limit && last ? Buffer.from(`${list} ${timeOf(last).toISOString()} ${last.id}`).toString("base64url") : null;
  return { items, nextCursor };
}
