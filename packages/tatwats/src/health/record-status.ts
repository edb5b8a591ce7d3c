import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { Component } from "./component-status.ts";
import { lookAround } from "./look-around.ts";
import { recordFigures } from "./record-figures.ts";

const watchLock = 7_281_990_119;

/** A look is due this often, in ms; a silence of six looks ends an interval where it was last seen. */
export const lookEveryMs = 2_500;

/**
 * Looks around and writes down what is: an interval per component and status, prolonged while the
 * status lasts, and a sample of each figure. Any process may do it; one does at a time, and no more
 * often than every `lookEveryMs`. A time in which nobody looked belongs to no interval, and so does
 * not count as up.
 */
export async function recordStatus(database: TransactionalDatabase): Promise<void> {
  await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [watchLock]);
    if (!rows[0]!.mine || (await wasJustDone(tx))) return;
    const look = await lookAround(tx);
    await recordComponents(tx, look.components);
    await recordFigures(tx, look);
  });
}

/** By another process: its look is as good as ours. */
async function wasJustDone(tx: Database): Promise<boolean> {
  const { rows } = await tx.query<{ just: boolean }>(
    `select exists (select 1 from tatwats.status_interval
       where component = 'system' and until is null and seen_at > now() - make_interval(secs => $1::float8 / 1000)) as just`,
    [lookEveryMs * 0.8],
  );
  return rows[0]!.just;
}

async function recordComponents(tx: Database, components: readonly Component[]): Promise<void> {
  const looks = JSON.stringify(components.map(({ name, status, reason }) => ({ name, status, reason })));
  await tx.query(
    `update tatwats.status_interval i
     set until = case when i.seen_at < now() - make_interval(secs => $2::float8 / 1000) then i.seen_at else now() end
     from jsonb_to_recordset($1::jsonb) as l (name text, status text)
     where i.component = l.name and i.until is null
       and (i.status <> l.status or i.seen_at < now() - make_interval(secs => $2::float8 / 1000))`,
    [looks, 6 * lookEveryMs],
  );
  await tx.query(
    `insert into tatwats.status_interval (component, since, status, reason, seen_at)
     select name, now(), status, reason, now() from jsonb_to_recordset($1::jsonb) as l (name text, status text, reason text)
     on conflict (component) where until is null do update set seen_at = now(), reason = excluded.reason`,
    [looks],
  );
}
