import type { Steering } from "../interfaces.ts";
import { channels } from "../database/notices.ts";
import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import { lockTasks, settleTasks } from "../task/settle-task.ts";
import { type DeadFilter, deadWhere } from "./dead-filter.ts";
import { writeLetter } from "./letter.ts";
import { type Post, postLetters } from "./send-message.ts";

export interface Redriving extends Post {
  database: TransactionalDatabase;
}

const most = 500;

/**
 * Sends dead letters to where they belong once more, each with as many tries as at first. They come
 * after what is waiting there. Goes in portions, each a transaction with its audit entry.
 *
 * @param onProgress told how many are done, after each portion
 */
export async function redriveDead(
  { database, world }: Redriving,
  filter: DeadFilter,
  steering: Steering,
  onProgress?: (redriven: number) => void,
): Promise<{ redriven: number }> {
  // What dies again while this goes on is not redriven again.
  const { rows } = await database.query<{ now: Date }>("select clock_timestamp() as now");
  const until = [filter.until, rows[0]!.now.toISOString()].filter((time) => time !== undefined).toSorted()[0]!;
  let redriven = 0;
  for (;;) {
    const count = await database.transaction(async (tx) => {
      const moved = await moveBack(tx, { ...filter, until });
      if (moved.length === 0) return 0;
      await auditPortion(tx, world, "dead-letters.redriven", filter, steering, moved);
      await lockTasks(
        tx,
        moved.map((row) => row.task_id),
      );
      await resumeSteps(tx, moved);
      await settleTasks(
        tx,
        moved.map((row) => row.task_id),
        world,
      );
      return moved.length;
    });
    redriven += count;
    if (count > 0) onProgress?.(redriven);
    if (count < most) return { redriven };
  }
}

/**
 * Redrives all dead letters of a task, in the caller's transaction and with the task locked.
 *
 * @returns how many
 */
export async function redriveOfTask(tx: Database, world: Post["world"], taskId: string, steering: Steering): Promise<number> {
  for (let all = 0; ;) {
    const moved = await moveBack(tx, { taskId });
    if (moved.length > 0) await auditPortion(tx, world, "dead-letters.redriven", { taskId }, steering, moved);
    await resumeSteps(tx, moved);
    all += moved.length;
    if (moved.length < most) return all;
  }
}

async function resumeSteps(tx: Database, moved: readonly MovedRow[]): Promise<void> {
  await tx.query("update tatwats.step set state = 'running', ended_at = null where message_id = any($1::uuid[]) and state = 'failed'", [
    moved.map((row) => row.message_id),
  ]);
}

interface MovedRow {
  message_id: string;
  recipient: string;
  task_id: string | null;
}

async function moveBack(tx: Database, filter: DeadFilter): Promise<MovedRow[]> {
  const values: unknown[] = [];
  const { rows } = await tx.query<MovedRow>(
    `with chosen as (
       select d.message_id, d.recipient from tatwats.delivery d where ${deadWhere(filter, values)} order by d.message_id limit ${most} for update skip locked
     ), gone as (
       delete from tatwats.delivery d using chosen c where d.message_id = c.message_id and d.recipient = c.recipient and d.state = 'dead' returning d.*
     ), moved as (
       insert into tatwats.mailbox (message_id, recipient, type, sender, key, priority, state, attempts, attempts_before, max_attempts, within_ms, min_version, due_at, conversation_id, task_id)
       select g.message_id, g.recipient, m.type, m.sender, g.key, m.priority,
         case when exists (select 1 from tatwats.route r where r.paused and r.recipient = g.recipient and r.type = m.type and r.sender in ('*', m.sender))
              then 'held' else 'ready' end,
         g.attempts, g.attempts, g.max_attempts, g.within_ms, g.min_version, clock_timestamp(), g.conversation_id, g.task_id
       from gone g join tatwats.message m on m.id = g.message_id
       order by g.message_id
       returning message_id, recipient, task_id
     )
     select moved.*, pg_notify('${channels.wake}', recipient)::text from moved`,
    values,
  );
  return rows;
}

/** Lets dead letters be: they will not be sent again. @returns how many */
export async function discardDead({ database, world }: Redriving, filter: DeadFilter, steering: Steering): Promise<{ discarded: number }> {
  let discarded = 0;
  for (;;) {
    const count = await database.transaction(async (tx) => {
      const values: unknown[] = [];
      const { rows } = await tx.query<MovedRow>(
        `with chosen as (select d.message_id, d.recipient from tatwats.delivery d where ${deadWhere(filter, values)} limit ${most} for update skip locked)
         update tatwats.delivery d set state = 'discarded' from chosen c
         where d.message_id = c.message_id and d.recipient = c.recipient and d.state = 'dead' returning d.message_id, d.recipient, d.task_id`,
        values,
      );
      if (rows.length === 0) return 0;
      await auditPortion(tx, world, "dead-letters.discarded", filter, steering, rows);
      await settleTasks(
        tx,
        rows.map((row) => row.task_id),
        world,
      );
      return rows.length;
    });
    discarded += count;
    if (count < most) return { discarded };
  }
}

/**
 * Sends a dead letter once more with another payload: messages never change, so it is a new one,
 * caused by the old, which is discarded and says by what it was replaced.
 *
 * @returns the new message's id
 * @throws TatwatsError `not-found`, `payload-refused`, and what sending throws
 */
export async function redriveEdited(
  office: Redriving,
  { messageId, recipient }: { messageId: string; recipient: string },
  payload: unknown,
  { by, reason }: Steering,
): Promise<string> {
  return await office.database.transaction(async (tx) => {
    const { rows } = await tx.query<{
      type: string;
      sender: string;
      conversation_id: string;
      task_id: string | null;
      key: string | null;
      priority: number;
    }>(
      `select m.type, m.sender, d.conversation_id, d.task_id, d.key, m.priority
       from tatwats.delivery d join tatwats.message m on m.id = d.message_id
       where d.message_id = $1::uuid and d.recipient = $2 and d.state = 'dead' for update of d`,
      [messageId, recipient],
    );
    const dead = rows[0];
    if (!dead) throw new TatwatsError("not-found", "There is no such dead letter. It may have been redriven or discarded meanwhile.");
    const { type, sender, priority } = dead;
    const draft = { type, sender, recipient, payload, priority, conversationId: dead.conversation_id, causationId: messageId };
    const letter = writeLetter({ ...draft, taskId: dead.task_id ?? undefined, key: dead.key ?? undefined }, office);
    await postLetters(tx, [letter], office);
    await tx.query("update tatwats.delivery set state = 'discarded', dead_reason = $3 where message_id = $1::uuid and recipient = $2", [
      messageId,
      recipient,
      `Sent again, edited, as ${letter.id}.`,
    ]);
    await tx.query(
      "update tatwats.step set state = 'running', message_id = $2::uuid, ended_at = null where message_id = $1::uuid and state = 'failed'",
      [messageId, letter.id],
    );
    await writeAuditEntry(tx, office.world, {
      actor: by,
      action: "dead-letter.edited",
      target: { kind: "message", id: messageId, name: `${type} to ${recipient}` },
      conversationId: dead.conversation_id,
      messageId,
      detail: { reason, replacedBy: letter.id },
    });
    await settleTasks(tx, [dead.task_id], office.world);
    return letter.id;
  });
}

async function auditPortion(
  tx: Database,
  world: Post["world"],
  action: string,
  filter: DeadFilter,
  { by, reason }: Steering,
  moved: readonly MovedRow[],
): Promise<void> {
  const one = moved.length === 1 ? moved[0]! : undefined;
  await writeAuditEntry(tx, world, {
    actor: by,
    action,
    ...(one && { target: { kind: "message", id: one.message_id, name: `to ${one.recipient}` }, messageId: one.message_id }),
    detail: { reason, filter: { ...filter }, deliveries: moved.length, messageIds: moved.map((row) => row.message_id).slice(0, 100) },
  });
}
