import { isConnectionLost } from "../database/connection-lost.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import type { Logger } from "../interfaces.ts";
import { writeLetter } from "../mediator/letter.ts";
import { type Post, postLetters } from "../mediator/send-message.ts";
import { dueRuns, nextRuns } from "./next-runs.ts";
import type { ScheduleRow } from "./schedule-row.ts";

/** A schedule whose time has come, by the database's clock. */
type DueRow = ScheduleRow & { next_at: Date; now: Date };

/** Puts the schedules of these helpers on record; those that are no longer defined stop. */
export async function registerSchedules(database: TransactionalDatabase, helpers: readonly AnyHelper[]): Promise<void> {
  for (const helper of helpers) {
    await database.transaction(async (tx) => {
      // Of several versions, the newest says when; an older one that starts beside it changes nothing.
      const { rows: newest } = await tx.query<{ version: string }>("select version from tatwats.helper where name = $1 for share", [
        helper.name,
      ]);
      if (newest[0] && newest[0].version !== helper.version) return;
      const names = Object.keys(helper.schedules);
      await tx.query("update tatwats.schedule set next_at = null where helper = $1 and name <> all($2::text[])", [helper.name, names]);
      for (const [name, { cron, timeZone = "UTC", send, payload = {}, missed = "once" }] of Object.entries(helper.schedules)) {
        const { rows } = await tx.query<{ now: Date }>("select clock_timestamp() as now");
        const [next] = nextRuns(cron, timeZone, rows[0]!.now, 1);
        await tx.query(
          `insert into tatwats.schedule as s (helper, name, cron, time_zone, type, payload, missed, next_at)
           values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8::timestamptz)
           on conflict (helper, name) do update set cron = excluded.cron, time_zone = excluded.time_zone, type = excluded.type,
             payload = excluded.payload, missed = excluded.missed,
             -- a time that was missed while nobody ran stays due; another cron line begins anew
             next_at = case when s.cron = excluded.cron and s.time_zone = excluded.time_zone then coalesce(s.next_at, excluded.next_at) else excluded.next_at end`,
          [helper.name, name, cron, timeZone, send, JSON.stringify(payload), missed, next ?? null],
        );
      }
    });
  }
}

/**
 * Sends what is due by schedules. The row of each is locked while its messages are sent and its next
 * time is set, in one transaction: any number of processes may look at once, and each run is one message.
 */
export async function runSchedules(post: Post & { database: TransactionalDatabase; log: Logger }): Promise<void> {
  const { rows } = await post.database.query<Pick<ScheduleRow, "helper" | "name">>(
    `select helper, name from tatwats.schedule
     where not paused and next_at <= clock_timestamp() and helper = any($1::text[]) order by next_at limit 100`,
    [post.helpers.map(({ name }) => name)],
  );
  for (const { helper, name } of rows) {
    try {
      await runIfDue(post, helper, name);
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      // One that cannot send must keep no other from its time; its own is over.
      post.log.warn({ error, helper, schedule: name }, "a schedule could not send");
      await postpone(post.database, helper, name);
    }
  }
}

async function runIfDue(post: Post & { database: TransactionalDatabase }, helper: string, name: string): Promise<void> {
  await post.database.transaction(async (tx) => {
    const { rows } = await tx.query<DueRow>(
      `select *, clock_timestamp() as now from tatwats.schedule
       where helper = $1 and name = $2 and not paused and next_at <= clock_timestamp() for update skip locked`,
      [helper, name],
    );
    if (rows[0]) await runOne(post, tx, rows[0]);
  });
}

async function postpone(db: Database, helper: string, name: string): Promise<void> {
  const { rows } = await db.query<Pick<DueRow, "cron" | "time_zone" | "now">>(
    "select cron, time_zone, clock_timestamp() as now from tatwats.schedule where helper = $1 and name = $2",
    [helper, name],
  );
  const [next] = nextRuns(rows[0]!.cron, rows[0]!.time_zone, rows[0]!.now, 1);
  await db.query("update tatwats.schedule set next_at = $3::timestamptz where helper = $1 and name = $2 and next_at <= $4::timestamptz", [
    helper,
    name,
    next ?? null,
    rows[0]!.now,
  ]);
}

async function runOne(post: Post, tx: Database, row: DueRow): Promise<void> {
  const { runs, next } = dueRuns({ cron: row.cron, timeZone: row.time_zone, missed: row.missed, nextAt: row.next_at }, row.now);
  let last: string | null = null;
  for (const run of runs) last = await sendRun(post, tx, row, `${row.helper} ${row.name} ${run.toISOString()}`);
  await tx.query(
    `update tatwats.schedule set next_at = $3::timestamptz, last_at = case when $4::uuid is null then last_at else $5::timestamptz end,
       last_message_id = coalesce($4::uuid, last_message_id)
     where helper = $1 and name = $2`,
    [row.helper, row.name, next, last, row.now],
  );
}

/** @returns the message's id */
export async function sendRun(
  post: Post,
  tx: Database,
  { helper, type, payload }: Pick<ScheduleRow, "helper" | "type" | "payload">,
  once?: string,
) {
  const letter = writeLetter({ type, sender: "the_mediator", recipient: helper, payload, once }, post);
  const [id] = await postLetters(tx, [letter], post);
  return id!;
}
