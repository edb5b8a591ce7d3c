import { writeDeed } from "../audit/write-deed.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { madeOnce } from "../database/made-once.ts";
import { TatwatsError } from "../errors.ts";
import type { Steering } from "../interfaces.ts";
import type { Post } from "../mediator/send-message.ts";
import { nextRuns } from "./next-runs.ts";
import { sendRun } from "./run-schedules.ts";
import type { ScheduleRow } from "./schedule-row.ts";

export interface ScheduleSummary {
  helper: string;
  name: string;
  cron: string;
  timeZone: string;
  type: string;
  missed: string;
  paused: boolean;
  /** The next times, five at most; none while it is paused. */
  nextRuns: string[];
  lastAt: string | null;
  lastMessageId: string | null;
}

/** The schedules of all helpers, or of one. */
export async function listSchedules(db: Database, helper?: string): Promise<ScheduleSummary[]> {
  const { rows } = await db.query<ScheduleRow>(
    "select * from tatwats.schedule where next_at is not null and ($1::text is null or helper = $1) order by helper, name",
    [helper ?? null],
  );
  return rows.map((row) => ({
    helper: row.helper,
    name: row.name,
    cron: row.cron,
    timeZone: row.time_zone,
    type: row.type,
    missed: row.missed,
    paused: row.paused,
    nextRuns: row.paused || !row.next_at ? [] : upcoming(row, row.next_at),
    lastAt: row.last_at?.toISOString() ?? null,
    lastMessageId: row.last_message_id,
  }));
}

function upcoming({ cron, time_zone }: ScheduleRow, next: Date): string[] {
  return [next, ...nextRuns(cron, time_zone, next, 4)].map((time) => time.toISOString());
}

/**
 * Runs a schedule now, beside its times. @returns the message's id
 *
 * @throws TatwatsError `not-found`
 */
export async function runScheduleNow(
  post: Post & { database: TransactionalDatabase },
  { helper, name }: { helper: string; name: string },
  steering: Steering,
): Promise<string> {
  return await post.database.transaction(
    async (tx) =>
      await madeOnce(tx, steering.once, { helper, name }, async () => {
        const row = await lockSchedule(tx, helper, name);
        const id = await sendRun(post, tx, row);
        await tx.query(
          "update tatwats.schedule set last_at = clock_timestamp(), last_message_id = $3::uuid where helper = $1 and name = $2",
          [helper, name, id],
        );
        await audit(tx, post, "schedule.run", row, steering, { messageId: id });
        return id;
      }),
  );
}

/** Pauses or resumes a schedule. Times that pass while it is paused are not made up for. */
export async function pauseSchedule(
  post: Post & { database: TransactionalDatabase },
  { helper, name }: { helper: string; name: string },
  paused: boolean,
  steering: Steering,
): Promise<void> {
  await post.database.transaction(async (tx) => {
    const row = await lockSchedule(tx, helper, name);
    const { rows } = await tx.query<{ now: Date }>("select clock_timestamp() as now");
    const [next] = nextRuns(row.cron, row.time_zone, rows[0]!.now, 1);
    await tx.query("update tatwats.schedule set paused = $3, next_at = $4::timestamptz where helper = $1 and name = $2", [
      helper,
      name,
      paused,
      next ?? null,
    ]);
    await audit(tx, post, paused ? "schedule.paused" : "schedule.resumed", row, steering);
  });
}

async function lockSchedule(tx: Database, helper: string, name: string): Promise<ScheduleRow> {
  const { rows } = await tx.query<ScheduleRow>(
    "select * from tatwats.schedule where helper = $1 and name = $2 and next_at is not null for update",
    [helper, name],
  );
  if (!rows[0]) throw new TatwatsError("not-found", `${helper} has no schedule ${name}.`);
  return rows[0];
}

async function audit(
  tx: Database,
  { world }: Post,
  action: string,
  { helper, name }: ScheduleRow,
  steering: Steering,
  detail: Record<string, unknown> = {},
) {
  await writeDeed(tx, world, steering, {
    action,
    target: { kind: "schedule", id: `${helper}/${name}`, name: `${name} of ${helper}` },
    detail,
  });
}
