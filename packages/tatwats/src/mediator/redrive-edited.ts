import { writeDeeds } from "../audit/write-deed.ts";
import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { Steering } from "../interfaces.ts";
import { lockTasks, settleTasks } from "../task/settle-task.ts";
import { columnsOf, type DeadPlace } from "./choose-dead.ts";
import { type Letter, writeLetter } from "./letter.ts";
import type { Redriving } from "./redrive.ts";
import { type Post, postLetters } from "./send-message.ts";

/** A dead letter with what a message in its place takes over. */
export interface DeadMessage extends DeadPlace {
  type: string;
  sender: string;
  payload: unknown;
  conversation_id: string;
  task_id: string | null;
  key: string | null;
  priority: number;
}

/** A dead letter, and the message that is sent in its place. */
export interface Replacement {
  dead: DeadMessage;
  letter: Letter;
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
  steering: Steering,
): Promise<string> {
  return await office.database.transaction(async (tx) => {
    const [dead] = await readDead(tx, [{ message_id: messageId, recipient }]);
    if (!dead) throw new TatwatsError("not-found", "There is no such dead letter. It may have been redriven or discarded meanwhile.");
    const letter = writeInstead(office, dead, payload);
    await replaceDead(office, tx, [{ dead, letter }], steering);
    return letter.id;
  });
}

/** Locks dead letters, their tasks first; those that are dead no longer are left out. */
export async function readDead(tx: Database, places: readonly DeadPlace[]): Promise<DeadMessage[]> {
  const { rows: tasks } = await tx.query<{ task_id: string | null }>(
    `select d.task_id from unnest($1::uuid[], $2::text[]) wanted (message_id, recipient)
     join tatwats.delivery d on d.message_id = wanted.message_id and d.recipient = wanted.recipient`,
    columnsOf(places),
  );
  await lockTasks(
    tx,
    tasks.map((row) => row.task_id),
  );
  const { rows } = await tx.query<DeadMessage>(
    `select d.message_id, d.recipient, m.type, m.sender, m.payload, d.conversation_id, d.task_id, d.key, m.priority
     from unnest($1::uuid[], $2::text[]) wanted (message_id, recipient)
     join tatwats.delivery d on d.message_id = wanted.message_id and d.recipient = wanted.recipient
     join tatwats.message m on m.id = d.message_id
     where d.state = 'dead' order by d.message_id, d.recipient for update of d`,
    columnsOf(places),
  );
  return rows;
}

/** @throws TatwatsError `payload-refused`, and what writing a letter throws */
export function writeInstead(desk: Post, dead: DeadMessage, payload: unknown): Letter {
  const { type, sender, recipient, priority } = dead;
  const draft = { type, sender, recipient, payload, priority, conversationId: dead.conversation_id, causationId: dead.message_id };
  return writeLetter({ ...draft, taskId: dead.task_id ?? undefined, key: dead.key ?? undefined }, desk);
}

/** Sends letters in the place of dead ones that are locked. @throws TatwatsError `mailbox-full` */
export async function replaceDead(post: Post, tx: Database, replacements: readonly Replacement[], steering: Steering): Promise<void> {
  if (replacements.length === 0) return;
  await postLetters(
    tx,
    replacements.map(({ letter }) => letter),
    post,
  );
  const places = columnsOf(replacements.map(({ dead }) => dead));
  const ids = replacements.map(({ letter }) => letter.id);
  await tx.query(
    `update tatwats.delivery d set state = 'discarded', dead_reason = 'Sent again, edited, as ' || r.letter || '.'
     from unnest($1::uuid[], $2::text[], $3::uuid[]) r (message_id, recipient, letter)
     where d.message_id = r.message_id and d.recipient = r.recipient`,
    [...places, ids],
  );
  await tx.query(
    `update tatwats.step s set state = 'running', message_id = r.letter, ended_at = null
     from unnest($1::uuid[], $2::uuid[]) r (message_id, letter) where s.message_id = r.message_id and s.state = 'failed'`,
    [places[0], ids],
  );
  await writeDeeds(
    tx,
    post.world,
    steering,
    replacements.map(({ dead, letter }) => ({
      action: "dead-letter.edited",
      target: { kind: "message", id: dead.message_id, name: `${dead.type} to ${dead.recipient}` },
      conversationId: dead.conversation_id,
      messageId: dead.message_id,
      detail: { replacedBy: letter.id },
    })),
  );
  await settleTasks(
    tx,
    replacements.map(({ dead }) => dead.task_id),
    post.world,
  );
}
