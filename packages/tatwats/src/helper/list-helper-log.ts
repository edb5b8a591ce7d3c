import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { type PageOf, pageOf } from "../database/page.ts";
import { TatwatsError } from "../errors.ts";
import { type LogLevel, logLevels } from "./log-line.ts";

/** A line that a handler logged, or the runtime about its helper. */
export interface HelperLogLine {
  /** Grows with each line that is written down. */
  id: string;
  at: string;
  level: LogLevel;
  message: string;
  /** What was logged beside it, cut where it was large. */
  detail: unknown;
  instanceId: string | null;
  messageId: string | null;
}

export interface HelperLogFilter {
  /** Lines written down after the one with this id: to follow the log. */
  after?: string;
  /** Lines written down before it: to go back. */
  before?: string;
  /** This level and what is worse. Default: all. */
  level?: LogLevel;
  limit: number;
}

/**
 * What a helper logged on all its instances, the latest line first. With `after`, the `limit` lines that
 * follow it. `nextCursor` is the `before` of the lines before these.
 *
 * @throws TatwatsError `cursor-refused`
 */
export async function listHelperLog(
  db: Database,
  helper: string,
  { after, before, level = "info", limit }: HelperLogFilter,
): Promise<PageOf<HelperLogLine>> {
  for (const cursor of [after, before])
    if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
      throw new TatwatsError("cursor-refused", "The cursor is not one of this list. Begin again without it.");
  const { rows } = await db.query<HelperLogLine>(
    `select id::text as id, ${isoTime("at")} as at, level, message, detail, instance_id as "instanceId", message_id as "messageId"
     from tatwats.helper_log l
     where helper = $1 and level = any($2::text[]) and ($3::bigint is null or l.id > $3) and ($4::bigint is null or l.id < $4)
     order by l.id ${after === undefined ? "desc" : "asc"} limit $5::int`,
    [helper, logLevels.slice(logLevels.indexOf(level)), after ?? null, before ?? null, limit + 1],
  );
  const page = pageOf(rows, limit, ({ id }) => id);
  if (after === undefined) return page;
  const items = page.items.toReversed();
  return { items, nextCursor: items.at(-1)?.id ?? null };
}
