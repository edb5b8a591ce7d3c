import type { Database } from "../database/database.ts";
import { escapeLike } from "../database/escape-like.ts";
import { isoTime } from "../database/iso-time.ts";
import { decodeCursor, pageOf, type PageOf, timeCursor } from "../database/page.ts";

export interface MessageFilter {
  sender?: string;
  recipient?: string;
  type?: string;
  state?: string;
  conversation?: string;
  q?: string;
  since?: string;
  until?: string;
  limit: number;
  cursor?: string;
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
    'handleMs', round(extract(epoch from d.ended_at - d.started_at) * 1000)) order by d.recipient)
  from tatwats.every_delivery d where d.message_id = m.id), '[]'::jsonb) as deliveries`;

/** Messages of the journal, the latest first. `q` looks into ids and payloads, without regard to case. */
export async function listMessages(db: Database, filter: MessageFilter): Promise<PageOf<MessageSummary>> {
  const after = decodeCursor(filter.cursor, timeCursor);
  const { rows } = await db.query<Row>(
    `select m.id, m.type, m.sender, m.recipient, m.conversation_id, m.causation_id, m.sent_at, ${deliveriesOf}
     from tatwats.message m
     where ($1::text is null or m.sender = $1)
       and ($2::text is null or exists (select 1 from tatwats.every_delivery d where d.message_id = m.id and d.recipient = $2))
       and ($3::text is null or m.type = $3)
       and ($4::text is null or exists (select 1 from tatwats.every_delivery d where d.message_id = m.id and d.state = $4))
       and ($5::uuid is null or m.conversation_id = $5)
       and ($6::text is null or concat_ws(' ', m.id, m.conversation_id, m.payload::text) ilike '%' || $6 || '%')
       and ($7::timestamptz is null or m.sent_at >= $7) and ($8::timestamptz is null or m.sent_at < $8)
       and ($9::uuid is null or m.id < $9)
     order by m.id desc limit $10`,
    [
      filter.sender,
      filter.recipient,
      filter.type,
      filter.state,
      filter.conversation,
      filter.q ? escapeLike(filter.q) : null,
      filter.since,
      filter.until,
      after?.id,
      filter.limit + 1,
    ],
  );
  return pageOf(rows.map(summaryOf), filter.limit, (message) => timeCursor.encode(message.sentAt, message.id));
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
