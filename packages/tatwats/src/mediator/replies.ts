import type { Database } from "../database/database.ts";
import { channels } from "../database/notices.ts";
import { TatwatsError } from "../errors.ts";
import type { Handled } from "./handled.ts";
import type { Workshop } from "./workshop.ts";

/** What a question's type has at its end where it is the answer's. */
export const replySuffix = ".reply";
const replyType = (type: string) => `${type}${replySuffix}`;

/**
 * Writes what handlers answered to the journal, as messages caused by the questions, in their own
 * transaction. Nobody need wait for one: it is on record all the same.
 */
export async function writeReplies({ world }: Workshop, tx: Database, handled: readonly Handled[]): Promise<void> {
  for (const { claim, reply } of handled) {
    if (reply === undefined) continue;
    const { id, type, sender, conversationId, causationId } = claim.message;
    await tx.query(
      `with said as (
         insert into tatwats.message (id, type, sender, recipient, payload, conversation_id, causation_id, task_id, sent_at, due_at)
         values ($1::uuid, $2, $3, $4, $5::jsonb, $6::uuid, $7::uuid, $8::uuid, clock_timestamp(), clock_timestamp())
       )
       select pg_notify('${channels.answer}', $7::uuid::text)::text`,
      [world.newId(), replyType(type), claim.recipient, sender, JSON.stringify(reply), conversationId, id, claim.taskId],
    );
    if (claim.taskId && causationId === null) {
      await tx.query("update tatwats.task set result = $2::jsonb where id = $1::uuid and not workflow", [
        claim.taskId,
        JSON.stringify(reply),
      ]);
    }
  }
}

/** Where askers wait. */
export interface AnswerDesk {
  /** Something was settled for this question; undefined when notices may have been missed. */
  look(questionId: string | undefined): void;
  /**
   * Waits for the answer to a question.
   *
   * @throws TatwatsError `ask-timed-out`, or `ask-failed` with the reason when the question is a dead letter
   */
  wait(question: { id: string; type: string; recipient: string }, withinMs: number): Promise<unknown>;
}

const lookEveryMs = 1_000;

export function createAnswerDesk(db: Database): AnswerDesk {
  const bells = new Map<string, () => void>();
  return {
    look(questionId) {
      if (questionId !== undefined) bells.get(questionId)?.();
      else for (const ring of bells.values()) ring();
    },
    async wait({ id, type, recipient }, withinMs) {
      const until = performance.now() + withinMs;
      try {
        for (;;) {
          const bell = Promise.withResolvers<void>();
          bells.set(id, bell.resolve);
          const answer = await readAnswer(db, id, type);
          if (answer) return answer.payload;
          const leftMs = until - performance.now();
          if (leftMs <= 0) throw new TatwatsError("ask-timed-out", `${recipient} did not answer ${type} within ${withinMs} ms.`);
          const timer = setTimeout(bell.resolve, Math.min(lookEveryMs, leftMs));
          await bell.promise;
          clearTimeout(timer);
        }
      } finally {
        bells.delete(id);
      }
    },
  };
}

/** A question begins a conversation of its own, so its id is the conversation's. */
async function readAnswer(db: Database, id: string, type: string): Promise<{ payload: unknown } | undefined> {
  const { rows } = await db.query<{ payload: unknown; reason: string | null }>(
    `select payload, null as reason from tatwats.message where conversation_id = $1::uuid and causation_id = $1::uuid and type = $2
     union all
     select null, dead_reason from tatwats.delivery where message_id = $1::uuid and state <> 'handled'`,
    [id, replyType(type)],
  );
  const row = rows[0];
  if (row?.reason) throw new TatwatsError("ask-failed", `${type} was not answered: ${row.reason}`);
  return row;
}
