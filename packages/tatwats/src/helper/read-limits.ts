import type { Database } from "../database/database.ts";
import type { AnyHelper } from "./define-helper.ts";

/** What operators say about the size of mailboxes. */
export async function readLimits(db: Database, helpers: readonly AnyHelper[], limits: Map<string, number>): Promise<void> {
  const { rows } = await db.query<{ name: string; mailbox_limit: number | null }>(
    "select name, mailbox_limit from tatwats.helper where name = any($1::text[])",
    [helpers.map(({ name }) => name)],
  );
  for (const { name, mailbox_limit } of rows) {
    if (mailbox_limit === null) limits.delete(name);
    else limits.set(name, mailbox_limit);
  }
}
