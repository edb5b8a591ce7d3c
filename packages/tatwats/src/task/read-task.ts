import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { type TaskRow, type TaskSummary, taskSummaryOf } from "./list-tasks.ts";

/** One step of a workflow's task, as it stands. */
export interface StepStory {
  name: string;
  /** From 0, in the order of definition. */
  number: number;
  /** The steps that must be completed before. */
  after: string[];
  helper: string;
  type: string;
  state: "waiting" | "running" | "completed" | "failed" | "cancelled";
  /** Its message; null until it begins. */
  messageId: string | null;
  /** What the helper answered; null while it has not. */
  output: unknown;
  startedAt: string | null;
  endedAt: string | null;
  /** How often its message was tried; 0 before the first try. */
  attempts: number;
}

/** One task with all that belongs to it but its messages, which are those of its conversation. */
export interface TaskStory extends TaskSummary {
  /** Whether it has a shape: steps. */
  workflow: boolean;
  /** What a workflow was started with; null for other tasks. */
  input: unknown;
  /** Of a completed workflow: what each step answered, by its name. */
  result: unknown;
  /** Why it failed or was cancelled. */
  reason: string | null;
  /** What is being done, as a handler said it last. */
  note: string | null;
  /** When it is cancelled if it has not ended. */
  deadline: string | null;
  steps: StepStory[];
}

type StoryRow = TaskRow & Omit<TaskStory, keyof TaskSummary>;

/** One task; undefined where there is none with this id. */
export async function readTask(db: Database, id: string): Promise<TaskStory | undefined> {
  const { rows } = await db.query<StoryRow>(
    `select t.*, ${isoTime("t.deadline")} as deadline, (
       select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'number', s.number, 'after', s.after, 'helper', s.helper, 'type', s.type,
         'state', s.state, 'messageId', s.message_id, 'output', s.output, 'startedAt', ${isoTime("s.started_at")}, 'endedAt', ${isoTime("s.ended_at")},
         'attempts', coalesce((select d.attempts from tatwats.every_delivery d where d.message_id = s.message_id and d.recipient = s.helper), 0))
         order by s.number), '[]'::jsonb)
       from tatwats.step s where s.task_id = t.id) as steps
     from tatwats.task t where t.id = $1::uuid`,
    [id],
  );
  const row = rows[0];
  if (!row) return undefined;
  const { workflow, input, result, reason, note, deadline, steps } = row;
  return { ...taskSummaryOf(row), workflow, input, result, reason, note, deadline, steps };
}
