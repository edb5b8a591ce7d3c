import { writeDeed } from "../audit/write-deed.ts";
import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { keepable } from "../database/keepable.ts";
import { madeOnce } from "../database/made-once.ts";
import { TatwatsError } from "../errors.ts";
import type { Actor, Steering, World } from "../interfaces.ts";
import { faultsOf, payloadText } from "../mediator/draft.ts";
import { type Advancing, advanceWorkflow } from "../workflow/advance-workflow.ts";
import type { AnyWorkflow } from "../workflow/define-workflow.ts";

export interface TaskStart {
  /** Which kind of work it is, such as `game-aftermath`. */
  kind: string;
  title: string;
  by: Actor;
  /** It is cancelled when it is not done this many ms from now. */
  withinMs?: number;
}

export interface StartedTask {
  id: string;
  /** Messages sent in this conversation, and all that they cause, belong to the task. */
  conversationId: string;
}

/** Begins a tracked piece of work in the caller's transaction. */
export async function startTask(tx: Database, world: World, start: TaskStart, workflow?: { input: unknown }): Promise<StartedTask> {
  const id = world.newId();
  const conversationId = world.newId();
  await tx.query(
    `insert into tatwats.task (id, kind, title, initiator, conversation_id, workflow, input, deadline, started_at)
     values ($1::uuid, $2, $3, $4::jsonb, $5::uuid, $6, $7::jsonb, clock_timestamp() + make_interval(secs => $8::float8 / 1000), clock_timestamp())`,
    [
      id,
      start.kind,
      keepable(start.title, 500),
      JSON.stringify(start.by),
      conversationId,
      workflow !== undefined,
      workflow ? JSON.stringify(workflow.input ?? null) : null,
      start.withinMs ?? null,
    ],
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

/**
 * Begins a workflow in the caller's transaction: its task, its steps, and the messages of those that can begin.
 *
 * @throws TatwatsError `not-found` when this process does not know it, `payload-refused` when the input does not fit
 */
export async function startNamedWorkflow(
  office: Advancing,
  tx: Database,
  name: string,
  given: unknown,
  options: Pick<TaskStart, "by" | "withinMs">,
): Promise<StartedTask> {
  const workflow = office.workflows.get(name);
  if (!workflow)
    throw new TatwatsError("not-found", `There is no workflow ${name} here. Known: ${[...office.workflows.keys()].join(", ") || "none"}.`);
  // As it will be kept, and read again by each step.
  const input = workflow.input.safeParse(JSON.parse(payloadText({ type: name, payload: given ?? null })));
  if (input.success) return await startWorkflow(office, tx, workflow, input.data, options);
  const faults = faultsOf(input.error);
  throw new TatwatsError("payload-refused", `${name} was not started: ${faults[0]!.path || "the input"} ${faults[0]!.message}.`, {
    faults,
  });
}

/** As `startNamedWorkflow`, for an operator. @returns the same task for the same `once` */
export async function startWorkflowByHand(
  office: Advancing & { database: TransactionalDatabase },
  name: string,
  input: unknown,
  steering: Steering,
): Promise<StartedTask> {
  return await office.database.transaction(async (tx) => {
    const id = await madeOnce(tx, steering.once, { name, input }, async () => {
      const task = await startNamedWorkflow(office, tx, name, input, { by: steering.by });
      const target = { kind: "task", id: task.id, name };
      await writeDeed(tx, office.world, steering, { action: "workflow.started", target, conversationId: task.conversationId });
      return task.id;
    });
    const { rows } = await tx.query<StartedTask>(`select id, conversation_id as "conversationId" from tatwats.task where id = $1::uuid`, [
      id,
    ]);
    return rows[0]!;
  });
}

async function startWorkflow(
  office: Advancing,
  tx: Database,
  workflow: AnyWorkflow,
  input: unknown,
  { by, withinMs }: Pick<TaskStart, "by" | "withinMs">,
): Promise<StartedTask> {
  const task = await startTask(tx, office.world, { kind: workflow.name, title: workflow.title(input as never), by, withinMs }, { input });
  for (const [number, step] of workflow.steps.entries()) {
    await tx.query("insert into tatwats.step (task_id, name, number, after, helper, type) values ($1::uuid, $2, $3, $4, $5, $6)", [
      task.id,
      step.name,
      number,
      step.after,
      step.helper,
      step.type,
    ]);
  }
  await advanceWorkflow(office, tx, task.id);
  return task;
}
