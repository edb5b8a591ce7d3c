import { channels } from "../database/notices.ts";
import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import { countSent } from "../task/count-sent.ts";
import type { Desk, Letter } from "./letter.ts";
import type { MailboxGauge } from "./mailbox-gauge.ts";

/** What sending takes, the same for all of a process. */
export interface Post extends Desk {
  gauge: MailboxGauge;
  /** Counts what was sent, for the figures; also what the caller's own transaction may still roll back. */
  noteSent?(letter: Letter): void;
}

/**
 * Writes letters to the journal and the mailboxes, and wakes their recipients, all in the caller's
 * transaction: they are sent when that commits and never were when it does not.
 *
 * @returns the ids they were sent as, in order; of a letter whose `once` was used before, the first one's
 * @throws TatwatsError `mailbox-full`, `name-used`
 */
export async function postLetters(db: Database, letters: readonly Letter[], post_: Pick<Post, "gauge" | "noteSent">): Promise<string[]> {
  if (letters.length === 0) return [];
  await post_.gauge.check(db, letters);
  const sent = await post(db, letters, post_);
  await countSent(
    db,
    letters.filter(({ id }) => !sent.has(id)),
  );
  return letters.map((letter) => idOf(letter, sent));
}

/** As `postLetters`, but a letter that is refused does not keep the others back. */
export async function postEach(
  db: Database,
  letters: readonly Letter[],
  post_: Pick<Post, "gauge" | "noteSent">,
): Promise<(string | TatwatsError)[]> {
  const full = await post_.gauge.findFull(db, letters);
  const fitting = letters.filter((letter) => !full.has(letter));
  const sent = fitting.length > 0 ? await post(db, fitting, post_) : new Map<string, Earlier>();
  await countSent(
    db,
    fitting.filter(({ id }) => !sent.has(id)),
  );
  return letters.map((letter) => {
    const refusal = full.get(letter);
    if (refusal) return refusal;
    try {
      return idOf(letter, sent);
    } catch (error) {
      return error as TatwatsError;
    }
  });
}

interface Earlier {
  first_id: string;
  first_digest: string;
}

async function post(db: Database, letters: readonly Letter[], { noteSent }: Pick<Post, "noteSent">): Promise<Map<string, Earlier>> {
  const { rows } = await db.query<Earlier & { sent_as: string | null }>(
    `select sent.* from tatwats.send($1::jsonb, $2::jsonb) sent
     union all
     select null, null, pg_notify('${channels.wake}', name)::text from unnest($3::text[]) name`,
    [
      `[${letters.map(({ json }) => json).join(",")}]`,
      `[${letters.map(({ addresses }) => addresses).join(",")}]`,
      [...new Set(letters.flatMap(({ recipients }) => recipients))],
    ],
  );
  const earlier = new Map(rows.filter(({ sent_as }) => sent_as !== null).map((row) => [row.sent_as!, row]));
  for (const letter of letters) if (!earlier.has(letter.id)) noteSent?.(letter);
  return earlier;
}

function idOf(letter: Letter, sent: Map<string, Earlier>): string {
  const earlier = sent.get(letter.id);
  if (!earlier) return letter.id;
  if (earlier.first_digest === letter.digest) return earlier.first_id;
  throw new TatwatsError("name-used", `${letter.once} was the name of another message (${earlier.first_id}). Choose one name for each.`);
}
