import { writeDeed } from "../audit/write-deed.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { channels } from "../database/notices.ts";
import type { Steering } from "../interfaces.ts";
import { settleTasks } from "../task/settle-task.ts";
import { type ChosenDead, chooseDead, columnsOf, type DeadPlace } from "./choose-dead.ts";
import type { DeadFilter } from "./dead-filter.ts";
import type { Post } from "./send-message.ts";

export interface Redriving extends Post {
  database: TransactionalDatabase;
}

/** What is done with a portion of dead letters that are locked, and what the log says of it. */
export interface DeadDeed {
  filter: DeadFilter;
  steering: Steering;
  /** Further words for the log. */
  detail?: Record<string, unknown>;
}

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
  const deed = { filter, steering };
  return { redriven: await inPortions(database, filter, async (tx, chosen) => await redriveChosen(tx, world, chosen, deed), onProgress) };
}

/** Lets dead letters be: they will not be sent again. @returns how many */
export async function discardDead({ database, world }: Redriving, filter: DeadFilter, steering: Steering): Promise<{ discarded: number }> {
  const deed = { filter, steering };
  return { discarded: await inPortions(database, filter, async (tx, chosen) => await discardChosen(tx, world, chosen, deed)) };
}

/** @returns how many there were */
async function inPortions(
  database: TransactionalDatabase,
  filter: DeadFilter,
  work: (tx: Database, chosen: readonly ChosenDead[]) => Promise<void>,
  onProgress?: (done: number) => void,
): Promise<number> {
  // What dies again while this goes on is not taken again.
  const { rows } = await database.query<{ until: string }>("select least($1::timestamptz, clock_timestamp())::text as until", [
    filter.until ?? null,
  ]);
  let done = 0;
  let after: DeadPlace | undefined;
  for (;;) {
    const { chosen, reached } = await database.transaction(async (tx) => {
      const choice = await chooseDead(tx, { ...filter, until: rows[0]!.until }, after);
      if (choice.chosen.length > 0) await work(tx, choice.chosen);
      return choice;
    });
    if (reached === undefined) return done;
    after = reached;
    done += chosen.length;
    if (chosen.length > 0) onProgress?.(done);
  }
}

/**
 * Redrives all dead letters of a task, in the caller's transaction and with the task locked.
 *
 * @returns how many
 */
export async function redriveOfTask(tx: Database, world: Post["world"], taskId: string, steering: Steering): Promise<number> {
  for (let all = 0; ;) {
    const { chosen, reached } = await chooseDead(tx, { taskId });
    if (reached === undefined) return all;
    await moveBack(tx, chosen);
    await auditPortion(tx, world, "dead-letters.redriven", chosen, { filter: { taskId }, steering });
    all += chosen.length;
  }
}

/** Puts locked dead letters back into their mailboxes. */
export async function redriveChosen(tx: Database, world: Post["world"], chosen: readonly ChosenDead[], deed: DeadDeed): Promise<void> {
  await moveBack(tx, chosen);
  await auditPortion(tx, world, "dead-letters.redriven", chosen, deed);
  await settleTasks(
    tx,
    chosen.map((row) => row.task_id),
    world,
  );
}

/** Discards locked dead letters. */
export async function discardChosen(tx: Database, world: Post["world"], chosen: readonly ChosenDead[], deed: DeadDeed): Promise<void> {
  await tx.query(
    `update tatwats.delivery d set state = 'discarded' from unnest($1::uuid[], $2::text[]) chosen (message_id, recipient)
     where d.message_id = chosen.message_id and d.recipient = chosen.recipient and d.state = 'dead'`,
    columnsOf(chosen),
  );
  await auditPortion(tx, world, "dead-letters.discarded", chosen, deed);
  await settleTasks(
    tx,
    chosen.map((row) => row.task_id),
    world,
  );
}

async function moveBack(tx: Database, chosen: readonly ChosenDead[]): Promise<void> {
  await tx.query(
    `with gone as (
       delete from tatwats.delivery d using unnest($1::uuid[], $2::text[]) chosen (message_id, recipient)
       where d.message_id = chosen.message_id and d.recipient = chosen.recipient and d.state = 'dead' returning d.*
     ), moved as (
       insert into tatwats.mailbox (message_id, recipient, type, sender, key, priority, state, attempts, attempts_before, max_attempts, within_ms, min_version, due_at, conversation_id, task_id)
       select g.message_id, g.recipient, m.type, m.sender, g.key, m.priority,
         case when exists (select 1 from tatwats.route r where r.paused and r.recipient = g.recipient and r.type = m.type and r.sender in ('*', m.sender))
              then 'held' else 'ready' end,
         g.attempts, g.attempts, g.max_attempts, g.within_ms, g.min_version, clock_timestamp(), g.conversation_id, g.task_id
       from gone g join tatwats.message m on m.id = g.message_id
       order by g.message_id
       returning recipient
     )
     select pg_notify('${channels.wake}', recipient)::text from (select distinct recipient from moved) m`,
    columnsOf(chosen),
  );
  await tx.query("update tatwats.step set state = 'running', ended_at = null where message_id = any($1::uuid[]) and state = 'failed'", [
    chosen.map((row) => row.message_id),
  ]);
}

async function auditPortion(
  tx: Database,
  world: Post["world"],
  action: string,
  chosen: readonly ChosenDead[],
  { filter, steering, detail }: DeadDeed,
): Promise<void> {
  const one = chosen.length === 1 ? chosen[0]! : undefined;
  await writeDeed(tx, world, steering, {
    action,
    ...(one && { target: { kind: "message", id: one.message_id, name: `to ${one.recipient}` }, messageId: one.message_id }),
    detail: {
      filter: { ...filter },
      deliveries: chosen.length,
      messageIds: chosen.map((row) => row.message_id).slice(0, 100),
      ...detail,
    },
  });
}
