import { isConnectionLost } from "../database/connection-lost.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { writeLetter } from "../mediator/letter.ts";
import { type Post, postLetters } from "../mediator/send-message.ts";
import { recordError } from "../mediator/error-record.ts";
import { settleTasks } from "../task/settle-task.ts";
import type { Step } from "./define-workflow.ts";
import type { WorkflowTable } from "./workflow-table.ts";

interface TaskRow {
  id: string;
  kind: string;
  conversation_id: string;
  input: unknown;
  state: string;
}

/** A task with the trace that its next messages belong to. */
type TracedTask = TaskRow & { trace: string | undefined };

interface StepRow {
  name: string;
  state: string;
  after: string[];
  output: unknown;
}

export interface Advancing extends Post {
  workflows: WorkflowTable;
}

/**
 * Sends the messages of every step whose turn it is. The task's row is locked, so that of two steps
 * ending at once exactly one sets off the step after both. A process that does not know the workflow
 * leaves it to one that does.
 *
 * @param trace W3C trace context of what set it off, where that is not what is going on
 */
export async function advanceWorkflow(office: Advancing, tx: Database, taskId: string, trace?: string): Promise<void> {
  const { rows: tasks } = await tx.query<TaskRow>(
    "select id, kind, conversation_id, input, state from tatwats.task where id = $1::uuid and workflow for update",
    [taskId],
  );
  const task = tasks[0];
  const workflow = task && office.workflows.get(task.kind);
  if (!workflow || task.state === "cancelled") return;
  const { rows: steps } = await tx.query<StepRow>(
    "select name, state, after, output from tatwats.step where task_id = $1::uuid order by number",
    [taskId],
  );
  const completed = new Map(steps.filter(({ state }) => state === "completed").map(({ name, output }) => [name, output]));
  const ready = steps.filter(({ state, after }) => state === "waiting" && after.every((name) => completed.has(name)));
  for (const { name } of ready) {
    const step = workflow.steps.find((one) => one.name === name);
    if (step) await beginStep(office, tx, { ...task, trace }, step, completed);
  }
  // A step that could not begin may have ended the task.
  await settleTasks(tx, [taskId], office.world);
}

async function beginStep(office: Advancing, tx: Database, task: TracedTask, step: Step, completed: Map<string, unknown>): Promise<void> {
  const results = Object.fromEntries(step.after.map((name) => [name, completed.get(name)]));
  let reason: string | undefined;
  try {
    const payload = step.payload({ input: task.input, results });
    const draft = {
      type: step.type,
      sender: "the_mediator",
      recipient: step.helper,
      payload,
      conversationId: task.conversation_id,
      taskId: task.id,
      trace: task.trace,
    };
    const letter = writeLetter({ ...draft, maxAttempts: step.attempts, withinMs: step.withinMs }, office);
    await tx.query(
      `update tatwats.step set state = 'running', message_id = $3::uuid, started_at = clock_timestamp(), ended_at = null
       where task_id = $1::uuid and name = $2`,
      [task.id, step.name, letter.id],
    );
    await postLetters(tx, [letter], office);
    return;
  } catch (error) {
    // What the database refuses has spoilt the transaction; what the definition did wrong fails the step.
    if (isFromDatabase(error)) throw error;
    reason = recordError(error).message.slice(0, 500);
  }
  await tx.query(
    "update tatwats.step set state = 'failed', message_id = null, ended_at = clock_timestamp() where task_id = $1::uuid and name = $2",
    [task.id, step.name],
  );
  await tx.query("update tatwats.task set reason = $2 where id = $1::uuid", [task.id, `${step.name} could not begin: ${reason}`]);
}

/** SQLSTATE is five characters, one of them a digit at least. */
function isFromDatabase(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return isConnectionLost(error) || (typeof code === "string" && /^(?=.*\d)[0-9A-Z]{5}$/.test(code));
}

/** Advances workflows whose last step was settled by a process that did not know them. */
export async function advanceStalled(office: Advancing, database: TransactionalDatabase): Promise<void> {
  if (office.workflows.size === 0) return;
  const { rows } = await database.query<{ id: string }>(
    `select t.id from tatwats.task t where t.workflow and t.state in ('waiting', 'running') and t.kind = any($1::text[])
       and exists (select 1 from tatwats.step s where s.task_id = t.id and s.state = 'waiting')
       and not exists (select 1 from tatwats.step s where s.task_id = t.id and s.state in ('running', 'failed'))
     limit 100`,
    [[...office.workflows.keys()]],
  );
  for (const { id } of rows) await database.transaction((tx) => advanceWorkflow(office, tx, id));
}
