import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { Component } from "./component-status.ts";
import { lookAround } from "./look-around.ts";

const watchLock = 7_281_990_119;

/** A look is due this often, in ms; a silence of three looks ends an interval where it was last seen. */
export const lookEveryMs = 5_000;

/**
 * Looks around and writes down what is: an interval per component and status, prolonged while the
 * status lasts. Any process may do it; one does at a time. A time in which nobody looked belongs to
 * no interval, and so does not count as up.
 */
export async function recordStatus(database: TransactionalDatabase): Promise<void> {
  await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [watchLock]);
    if (!rows[0]!.mine) return;
    for (const component of await lookAround(tx)) await recordComponent(tx, component);
  });
}

async function recordComponent(tx: Database, { name, status, reason }: Component): Promise<void> {
  await tx.query(
    `update tatwats.status_interval set until = case when seen_at < now() - make_interval(secs => $3::float8 / 1000) then seen_at else now() end
     where component = $1 and until is null
       and (status <> $2 or seen_at < now() - make_interval(secs => $3::float8 / 1000))`,
    [name, status, 3 * lookEveryMs],
  );
  await tx.query(
    `insert into tatwats.status_interval (component, since, status, reason, seen_at) values ($1, now(), $2, $3, now())
     on conflict (component) where until is null do update set seen_at = now(), reason = excluded.reason`,
    [name, status, reason],
  );
}
