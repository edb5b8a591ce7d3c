import type { Database } from "../database/database.ts";

/** What of the log is looked for; all of it where nothing is said. */
export interface AuditSearch {
  /** Words, each also as a beginning, without regard to case: in action, actor, target, address, ids and the values of the detail. */
  q?: string;
  /** Id or name. */
  actor?: string;
  action?: string;
  /** Id or kind. */
  target?: string;
  outcome?: string;
  address?: string;
  conversation?: string;
  /** ISO 8601; from here on. */
  since?: string;
  /** ISO 8601; up to here, without it. */
  until?: string;
}

interface Place {
  at: string;
  id: string;
}

/** So many of the latest entries are looked at one by one: what is frequent is soon found there. */
const lookedAt = 10_000;
/** More hits than this are not sorted: they are frequent enough to be found in passing. */
const sorted = 30_000;

const lastPlace: Place = { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/**
 * The ids of up to `count` entries that match, the latest first, after `after`. What many entries
 * match is found by walking back from the latest; what few match, by the index of words. Neither ever
 * sorts a large part of the log.
 */
export async function findEntries(db: Database, search: AuditSearch, after: Place | undefined, count: number): Promise<string[]> {
  const query = await tsqueryOf(db, search);
  if (query === "nothing") return [];
  const { at, id } = after ?? lastPlace;
  const range = [search.since ?? "-infinity", search.until ?? "infinity", at, id];
  const near = await walk(db, query, range, count, query === undefined ? count : lookedAt);
  if (query === undefined || near.length === count) return near;
  const { rows } = await db.query<{ id: string; hits: number }>(
    `with hit as materialized (
       select at, id from tatwats.audit_hits($1::tsquery, $2::timestamptz, $3::timestamptz, $4::timestamptz, $5::uuid, ${sorted + 1})
     )
     select id, (select count(*) from hit)::int as hits from hit order by at desc, id desc limit $6`,
    [query, ...range, count],
  );
  if ((rows[0]?.hits ?? 0) > sorted) return await walk(db, query, range, count, undefined);
  return rows.map((row) => row.id);
}

/** Looks at the latest entries of a range one after the other, at most at `most` of them, until `count` match. */
async function walk(db: Database, query: string | undefined, range: string[], count: number, most: number | undefined): Promise<string[]> {
  // Limits stand in the text: a prepared plan that does not know them would sort.
  const { rows } = await db.query<{ id: string }>(
    `select id from (
       select id, at, words from tatwats.audit_entry
       where at >= $1::timestamptz and at < $2::timestamptz and (at, id) < ($3::timestamptz, $4::uuid)
       order by at desc, id desc ${most === undefined ? "" : `limit ${most}`}
     ) as latest
     ${query === undefined ? "" : "where words @@ $5::tsquery"} order by at desc, id desc limit ${count}`,
    query === undefined ? range : [...range, query],
  );
  return rows.map((row) => row.id);
}

/** All that is asked but the time, as one query to the index of words; undefined where nothing is asked, "nothing" where it cannot match. */
async function tsqueryOf(db: Database, search: AuditSearch): Promise<string | undefined> {
  const parts = [
    tagged("action", search.action),
    tagged("actor", search.actor),
    tagged("target", search.target),
    tagged("outcome", search.outcome),
    tagged("address", search.address),
    tagged("conversation", search.conversation?.toLowerCase()),
  ].filter((part) => part !== undefined);
  if (search.q !== undefined && search.q !== "") {
    const { rows } = await db.query<{ query: string | null }>("select tatwats.audit_query($1::text)::text as query", [search.q]);
    if (rows[0]!.query === null) return "nothing";
    parts.push(rows[0]!.query);
  }
  return parts.length > 0 ? parts.join(" & ") : undefined;
}

/** A field's value as the generated column `words` holds it, quoted for a tsquery. */
function tagged(field: string, value: string | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  return `'=${field}:${[...value].slice(0, 200).join("").replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
