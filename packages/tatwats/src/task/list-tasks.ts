import type { Database } from "../database/database.ts";
import { escapeLike } from "../database/escape-like.ts";
import type { Actor } from "../interfaces.ts";
import { decodeCursor, pageOf, type PageOf, timeCursor } from "../database/page.ts";

export interface TaskFilter {
  state?: string;
  kind?: string;
  helper?: string;
  q?: string;
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

interface Row {
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

const partOf = "tatwats.message m join tatwats.every_delivery d on d.message_id = m.id where m.conversation_id = t.conversation_id";
const columns = `t.*, array(select distinct d.recipient from ${partOf} order by 1) as helpers`;

/** Tasks, the one started last first. */
export async function listTasks(db: Database, filter: TaskFilter): Promise<PageOf<TaskSummary>> {
  const after = decodeCursor(filter.cursor, timeCursor);
  const { rows } = await db.query<Row>(
    `select ${columns} from tatwats.task t
     where ($1::text is null or t.state = $1)
       and ($2::text is null or t.kind = $2)
       and ($3::text is null or exists (select 1 from ${partOf} and d.recipient = $3))
       and ($4::text is null or concat_ws(' ', t.title, t.id, t.initiator ->> 'name') ilike '%' || $4 || '%')
       and ($5::timestamptz is null or (t.started_at, t.id) < ($5, $6::uuid))
     order by t.started_at desc, t.id desc limit $7`,
    [filter.state, filter.kind, filter.helper, filter.q ? escapeLike(filter.q) : null, after?.at, after?.id, filter.limit + 1],
  );
  return pageOf(rows.map(summaryOf), filter.limit, (task) => timeCursor.encode(task.startedAt, task.id));
}

/** One task; undefined where there is none with this id. Its messages are those of its conversation. */
export async function readTask(db: Database, id: string): Promise<TaskSummary | undefined> {
  const { rows } = await db.query<Row>(`select ${columns} from tatwats.task t where t.id = $1`, [id]);
  return rows[0] && summaryOf(rows[0]);
}

function summaryOf(row: Row): TaskSummary {
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
