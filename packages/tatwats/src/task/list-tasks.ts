import type { Database } from "../database/database.ts";
import { escapeLike } from "../database/escape-like.ts";
import { decodeCursor, pageOf, type PageOf, timeCursorOf } from "../database/page.ts";
import { plannedAnew } from "../database/prepared-name.ts";
import type { Actor } from "../interfaces.ts";

const cursors = timeCursorOf("tasks");

export interface TaskFilter {
  state?: string;
  kind?: string;
  /** One that a message of the task was sent to. */
  helper?: string;
  /** Part of the title, the id or the initiator's name, without regard to case. */
  q?: string;
  /** ISO 8601: started at or after, and before. */
  since?: string;
  until?: string;
  limit: number;
  cursor?: string;
}

export interface TaskSummary {
  id: string;
  kind: string;
  title: string;
  initiator: Actor;
  state: string;
  /** 0 to 1. */
  progress: number;
  conversationId: string;
  /** Who handled, or is to handle, a message of it. */
  helpers: string[];
  startedAt: string;
  endedAt: string | null;
}

export interface TaskRow {
  id: string;
  kind: string;
  title: string;
  initiator: Actor;
  state: string;
  progress: number;
  conversation_id: string;
  helpers: string[];
  started_at: Date;
  ended_at: Date | null;
}

const columns = "t.id, t.kind, t.title, t.initiator, t.state, t.progress, t.conversation_id, t.helpers, t.started_at, t.ended_at";

/** Tasks, the one started last first. */
export async function listTasks(db: Database, filter: TaskFilter): Promise<PageOf<TaskSummary>> {
  const after = decodeCursor(filter.cursor, cursors);
  const values: unknown[] = [];
  const asked = (condition: string, ...given: unknown[]) =>
    given[0] === undefined ? [] : [condition.replaceAll("?", () => `$${values.push(given.shift())}`)];
  const conditions = [
    ...asked("t.state = ?", filter.state),
    ...asked("t.kind = ?", filter.kind),
    ...asked("t.helpers @> array[?::text]", filter.helper),
    ...asked("t.words like '%' || lower(?::text collate \"pg_c_utf8\") || '%'", filter.q ? escapeLike(filter.q) : undefined),
    ...asked("t.started_at >= ?::timestamptz", filter.since),
    ...asked("t.started_at < ?::timestamptz", filter.until),
    ...asked("(t.started_at, t.id) < (?::timestamptz, ?::uuid)", after?.at, after?.id),
  ];
  const { rows } = await db.query<TaskRow>(
    `${plannedAnew} select ${columns} from tatwats.task t ${conditions.length > 0 ? `where ${conditions.join(" and ")}` : ""}
     order by t.started_at desc, t.id desc limit ${filter.limit + 1}`,
    values,
  );
  return pageOf(rows.map(taskSummaryOf), filter.limit, (task) => cursors.encode(task.startedAt, task.id));
}

export function taskSummaryOf(row: TaskRow): TaskSummary {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    initiator: row.initiator,
    state: row.state,
    progress: row.progress,
    conversationId: row.conversation_id,
    helpers: row.helpers,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
