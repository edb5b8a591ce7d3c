import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { deliveriesOf, type MessageSummary, summaryOf } from "./list-messages.ts";
import type { MessageRow } from "./message-row.ts";

export interface AttemptStory {
  number: number;
  instanceId: string;
  host: string | null;
  pid: number | null;
  startedAt: string;
  endedAt: string | null;
  outcome: string | null;
  error: { name: string; message: string; stack: string; fingerprint: string } | null;
}

export interface DeliveryStory {
  recipient: string;
  state: string;
  dueAt: string;
  endedAt: string | null;
  deadReason: string | null;
  fingerprint: string | null;
  attempts: AttemptStory[];
}

/** One message with all that belongs to it. */
export interface MessageStory {
  id: string;
  type: string;
  sender: string;
  recipient: string | null;
  payload: unknown;
  conversationId: string;
  causationId: string | null;
  key: string | null;
  priority: number;
  sentAt: string;
  dueAt: string;
  expiresAt: string | null;
  taskId: string | null;
  deliveries: DeliveryStory[];
  /** What led to it, the first cause first. */
  causes: MessageSummary[];
  /** What it led to: every message caused by it, or by one of these, in the order of sending. */
  effects: MessageSummary[];
}

type EnvelopeRow = MessageRow & { task_id: string | null; stories: DeliveryStory[] };

/** The whole story of a message; undefined where the journal has none with this id. */
export async function readMessage(db: Database, id: string): Promise<MessageStory | undefined> {
  const { rows } = await db.query<EnvelopeRow>(
    `select m.*, t.id as task_id, (
       select coalesce(jsonb_agg(jsonb_build_object(
         'recipient', d.recipient, 'state', d.state, 'dueAt', ${isoTime("d.due_at")}, 'endedAt', ${isoTime("d.ended_at")},
         'deadReason', d.dead_reason, 'fingerprint', d.fingerprint, 'attempts', (
           select coalesce(jsonb_agg(jsonb_build_object(
             'number', a.number, 'instanceId', a.instance_id, 'host', p.host, 'pid', p.pid, 'startedAt', ${isoTime("a.started_at")},
             'endedAt', ${isoTime("a.ended_at")}, 'outcome', a.outcome, 'error', a.error) order by a.number), '[]'::jsonb)
           from tatwats.every_attempt a
           left join tatwats.instance i on i.id = a.instance_id left join tatwats.process p on p.id = i.process_id
           where a.message_id = d.message_id and a.recipient = d.recipient)) order by d.recipient), '[]'::jsonb)
       from tatwats.every_delivery d where d.message_id = m.id) as stories
     from tatwats.message m left join tatwats.task t on t.conversation_id = m.conversation_id
     where m.id = $1`,
    [id],
  );
  const row = rows[0];
  return row && { ...envelopeOf(row), deliveries: row.stories, causes: await readCauses(db, id), effects: await readEffects(db, id) };
}

function envelopeOf(row: EnvelopeRow) {
  return {
    id: row.id,
    type: row.type,
    sender: row.sender,
    recipient: row.recipient,
    payload: row.payload,
    conversationId: row.conversation_id,
    causationId: row.causation_id,
    key: row.key,
    priority: row.priority,
    sentAt: row.sent_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    taskId: row.task_id,
  };
}

async function readCauses(db: Database, id: string): Promise<MessageSummary[]> {
  const { rows } = await db.query<Parameters<typeof summaryOf>[0]>(
    `with recursive cause as (
       select causation_id as id from tatwats.message where id = $1
       union select m.causation_id from tatwats.message m join cause on m.id = cause.id
     )
     select m.*, ${deliveriesOf} from tatwats.message m join cause on cause.id = m.id order by m.id limit 200`,
    [id],
  );
  return rows.map(summaryOf);
}

async function readEffects(db: Database, id: string): Promise<MessageSummary[]> {
  const { rows } = await db.query<Parameters<typeof summaryOf>[0]>(
    `with recursive effect as (
       select id from tatwats.message where causation_id = $1
       union select m.id from tatwats.message m join effect on m.causation_id = effect.id
     )
     select m.*, ${deliveriesOf} from tatwats.message m join effect on effect.id = m.id order by m.id limit 200`,
    [id],
  );
  return rows.map(summaryOf);
}
