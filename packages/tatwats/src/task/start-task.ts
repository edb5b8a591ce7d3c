import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import type { Actor, World } from "../interfaces.ts";

export interface TaskStart {
  /** Which kind of work it is, such as `game-aftermath`. */
  kind: string;
  title: string;
  by: Actor;
}

export interface StartedTask {
  id: string;
  /** Messages sent in this conversation, and all that they cause, belong to the task. */
  conversationId: string;
}

/** Begins a tracked piece of work in the caller's transaction. */
export async function startTask(tx: Database, world: World, start: TaskStart): Promise<StartedTask> {
  const id = world.newId();
  const conversationId = world.newId();
  await tx.query(
    `insert into tatwats.task (id, kind, title, initiator, conversation_id, started_at)
     values ($1::uuid, $2, $3, $4::jsonb, $5::uuid, $6::timestamptz)`,
    [id, start.kind, start.title, JSON.stringify(start.by), conversationId, world.now()],
  );
  await writeAuditEntry(tx, world, {
    actor: start.by,
    action: "task.started",
    target: { kind: "task", id, name: start.title },
    conversationId,
    detail: { kind: start.kind },
  });
  return { id, conversationId };
}
