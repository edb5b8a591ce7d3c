import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { decodeCursor, pageOf, type PageOf, timeCursorOf } from "../database/page.ts";
import { findMessages, type MessageSearch } from "./find-messages.ts";

const cursors = timeCursorOf("messages");

export interface MessageFilter extends MessageSearch {
  limit: number;
  cursor?: string;
}

/** A page of messages. It may have few or none and yet a cursor: looking has its limit in each request. */
export interface MessagePage extends PageOf<MessageSummary> {
  /** The time back to which was looked, where that is not all: `nextCursor` goes on from there. */
  searchedBack: string | null;
}

export interface DeliverySummary {
  recipient: string;
  state: string;
  attempts: number;
  /** When its latest attempt began; null before the first. */
  startedAt: string | null;
  endedAt: string | null;
  /** From due to the beginning of the first attempt, in ms. */
  waitMs: number | null;
  /** Of the latest attempt, in ms; null while it runs or waits. */
  handleMs: number | null;
  /** Why it is dead or was discarded, and of which kind the error is. */
  deadReason: string | null;
  fingerprint: string | null;
}

export interface MessageSummary {
  id: string;
  type: string;
  sender: string;
  recipient: string | null;
  conversationId: string;
  causationId: string | null;
  sentAt: string;
  deliveries: DeliverySummary[];
}

interface Row {
  id: string;
  type: string;
  sender: string;
  recipient: string | null;
  conversation_id: string;
  causation_id: string | null;
  sent_at: Date;
  deliveries: MessageSummary["deliveries"];
}

/** How deliveries are summed up beside their message. */
export const deliveriesOf = `coalesce((
  select jsonb_agg(jsonb_build_object(
    'recipient', d.recipient, 'state', d.state, 'attempts', d.attempts,
    'startedAt', ${isoTime("d.started_at")}, 'endedAt', ${isoTime("d.ended_at")},
    'waitMs', (select greatest(0, round(extract(epoch from a.started_at - m.due_at) * 1000)) from tatwats.every_attempt a
               where a.message_id = d.message_id and a.recipient = d.recipient and a.number = 1),
    'handleMs', round(extract(epoch from d.ended_at - d.started_at) * 1000),
    'deadReason', d.dead_reason, 'fingerprint', d.fingerprint) order by d.recipient)
  from tatwats.every_delivery d where d.message_id = m.id), '[]'::jsonb) as deliveries`;

/**
 * Messages of the journal, the latest first. `q` looks for ids, and into payloads. A request looks at a
 * bounded number of messages, however long the journal is.
 *
 * @throws TatwatsError `cursor-refused`, `refused` for a state that there is not
 */
export async function listMessages(db: Database, { limit, cursor, ...search }: MessageFilter): Promise<MessagePage> {
  const after = decodeCursor(cursor, cursors);
  const { ids, stopped } = await findMessages(db, search, after?.id, limit + 1);
  const page = pageOf(await readSummaries(db, ids), limit, (message) => cursors.encode(message.sentAt, message.id));
  if (!stopped) return { ...page, searchedBack: null };
  return { items: page.items, nextCursor: cursors.encode(stopped.at, stopped.id), searchedBack: stopped.at };
}

/** In the order of the ids. */
async function readSummaries(db: Database, ids: readonly string[]): Promise<MessageSummary[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<Row>(
    `select m.id, m.type, m.sender, m.recipient, m.conversation_id, m.causation_id, m.sent_at, ${deliveriesOf}
     from unnest($1::uuid[]) with ordinality as found (id, place) join tatwats.message m on m.id = found.id order by found.place`,
    [ids],
  );
  return rows.map(summaryOf);
}

export function summaryOf(row: Row): MessageSummary {
  return {
    id: row.id,
    type: row.type,
    sender: row.sender,
    recipient: row.recipient,
    conversationId: row.conversation_id,
    causationId: row.causation_id,
    sentAt: row.sent_at.toISOString(),
    deliveries: row.deliveries,
  };
}
