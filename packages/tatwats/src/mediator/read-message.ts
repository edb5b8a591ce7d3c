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
  if (!row) return undefined;
  const conversation = row.conversation_id;
  const [causes, effects] = [await readCauses(db, id, conversation), await readEffects(db, id, conversation)];
  return { ...envelopeOf(row), deliveries: row.stories, causes, effects };
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

/** As many causes and effects as are told. */
const most = 200;

/**
 * What a message causes is of its conversation, so that only that is looked through: by an index, and
 * with none for causes, which every message that is sent would have to keep up.
 */
const sentInConversation = "sent as materialized (select id, causation_id from tatwats.message where conversation_id = $2)";

async function readCauses(db: Database, id: string, conversationId: string): Promise<MessageSummary[]> {
  return await readThread(
    db,
    `with recursive ${sentInConversation}, thread as (
       select causation_id as id from sent where id = $1
       union select sent.causation_id from sent join thread on sent.id = thread.id
     )`,
    [id, conversationId],
  );
}

async function readEffects(db: Database, id: string, conversationId: string): Promise<MessageSummary[]> {
  return await readThread(
    db,
    `with recursive ${sentInConversation}, thread as (
       select id from sent where causation_id = $1
       union select sent.id from sent join thread on sent.causation_id = thread.id
     )`,
    [id, conversationId],
  );
}

/** @param thread finds the ids, in the order of sending; they come as one array, because a join would be planned for thousands */
async function readThread(db: Database, thread: string, values: [id: string, conversationId: string]): Promise<MessageSummary[]> {
  const { rows } = await db.query<Parameters<typeof summaryOf>[0]>(
    `${thread}
     select m.*, ${deliveriesOf} from tatwats.message m
     where m.id = any (array(select thread.id from thread join sent using (id) order by id limit ${most})) order by m.id`,
    values,
  );
  return rows.map(summaryOf);
}
