import { TatwatsError } from "../errors.ts";

/** A page of a list; `nextCursor` is null on the last one. */
export interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

// As strict as PostgreSQL is: a forged cursor is refused here, not there.
const isoTime = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What encodes and decodes the cursors of one list. */
export interface TimeCursorKind {
  encode(at: string, id: string): string;
  decode(cursor: string): { at: string; id: string } | undefined;
}

/** Cursors of a list ordered by time, then id: they hold both of the last item shown, and the list's name, so that no other list takes them. */
export function timeCursorOf(list: string): TimeCursorKind {
  return {
    encode: (at, id) => Buffer.from(`${list} ${at} ${id}`, "utf8").toString("base64url"),
    decode(cursor) {
      const [name, at, id] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
      if (name !== list || !at || !id || !isoTime.test(at) || !isRealTime(at) || !uuid.test(id)) return undefined;
      return { at, id };
    },
  };
}

/** JavaScript takes 30 February for 2 March, and year 0 for a year; PostgreSQL refuses both. */
function isRealTime(at: string): boolean {
  return !Number.isNaN(Date.parse(at)) && new Date(at).toISOString() === at && !at.startsWith("0000");
}

export function decodeCursor<Value>(cursor: string | undefined, kind: { decode(cursor: string): Value | undefined }): Value | undefined {
  if (cursor === undefined) return undefined;
  const value = kind.decode(cursor);
  if (value === undefined) throw new TatwatsError("cursor-refused", "The cursor is not one of this list. Begin again without it.");
  return value;
}

/** Makes a page of up to `limit` items from a query that asked for one more. */
export function pageOf<Item>(found: Item[], limit: number, cursorOf: (item: Item) => string): PageOf<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null };
}
