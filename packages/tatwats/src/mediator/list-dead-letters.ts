import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { decodeCursor, type PageOf, pageOf, timeCursorOf } from "../database/page.ts";
import { plannedAnew } from "../database/prepared-name.ts";
import { type DeadFilter, deadWhere } from "./dead-filter.ts";
import { deliveriesOf, type MessageSummary, summaryOf } from "./list-messages.ts";

/** A message with the one of its deliveries that is dead; one that is dead for two recipients comes twice. */
export interface DeadLetter extends MessageSummary {
  /** For whom it is dead: the message's own recipient is null when it was published. */
  deadFor: string;
  fingerprint: string | null;
  deadReason: string | null;
  diedAt: string;
}

type Row = Parameters<typeof summaryOf>[0] & Pick<DeadLetter, "deadFor" | "fingerprint" | "deadReason" | "diedAt">;

const cursors = timeCursorOf("dead-letters");

/** A page's last letter: of one message several deliveries may have died in the same moment. */
const deadCursor = {
  encode: ({ diedAt, id, deadFor }: DeadLetter) => cursors.encode(diedAt, `${id} ${deadFor}`),
  decode(cursor: string): { at: string; id: string; recipient: string } | undefined {
    const place = cursors.decode(cursor);
    const recipient = Buffer.from(cursor, "base64url").toString("utf8").split(" ")[3];
    return place && recipient !== undefined && /^\w{1,60}$/.test(recipient) ? { ...place, recipient } : undefined;
  },
};

/** Dead letters, the one that died last first. @throws TatwatsError `cursor-refused` */
export async function listDeadLetters(
  db: Database,
  filter: DeadFilter,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<PageOf<DeadLetter>> {
  const after = decodeCursor(cursor, deadCursor);
  const values: unknown[] = [];
  const where = deadWhere(filter, values);
  const { rows } = await db.query<Row>(
    `${plannedAnew} with dead as materialized (
       select d.message_id, d.recipient, d.fingerprint, d.dead_reason, date_trunc('milliseconds', d.ended_at) as died_at
       from tatwats.delivery d where ${where} ${after ? behind(after, values) : ""}
       order by died_at desc, d.message_id desc, d.recipient desc limit ${limit + 1}
     )
     select m.id, m.type, m.sender, m.recipient, m.conversation_id, m.causation_id, m.sent_at, ${deliveriesOf},
       dead.recipient as "deadFor", dead.fingerprint, dead.dead_reason as "deadReason", ${isoTime("dead.died_at")} as "diedAt"
     from dead join tatwats.message m on m.id = dead.message_id order by dead.died_at desc, m.id desc, dead.recipient desc`,
    values,
  );
  const letters = rows.map((row) => {
    const { deadFor, fingerprint, deadReason, diedAt } = row;
    return { ...summaryOf(row), deadFor, fingerprint, deadReason, diedAt };
  });
  return pageOf(letters, limit, deadCursor.encode);
}

/** To the millisecond, as the cursor has it. */
function behind({ at, id, recipient }: { at: string; id: string; recipient: string }, values: unknown[]): string {
  const place = [`$${values.push(at)}::timestamptz`, `$${values.push(id)}::uuid`, `$${values.push(recipient)}::text`];
  return `and (date_trunc('milliseconds', d.ended_at), d.message_id, d.recipient) < (${place.join(", ")})`;
}
