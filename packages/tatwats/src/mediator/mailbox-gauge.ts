import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { Letter } from "./letter.ts";

/**
 * Watches that no mailbox outgrows its bound. Counting a long mailbox costs, so far below the bound
 * it goes by what it last counted and what this process has sent since, and counts anew only when
 * that comes near, or is old. With one sender the bound is exact; several may overshoot by what they
 * send within a second.
 */
export interface MailboxGauge {
  /** @throws TatwatsError `mailbox-full` */
  check(db: Database, letters: readonly Letter[]): Promise<void>;
  /** The letters that find their mailbox full, with the refusal. */
  findFull(db: Database, letters: readonly Letter[]): Promise<Map<Letter, TatwatsError>>;
}

interface Reading {
  count: number;
  since: number;
  at: number;
}

const staleAfterMs = 1_000;
const nearFrom = 0.8;

/** @param limitOf how many open deliveries a helper's mailbox takes */
export function createMailboxGauge(limitOf: (recipient: string) => number, nowMs: () => number = () => performance.now()): MailboxGauge {
  const readings = new Map<string, Reading>();

  async function roomOf(db: Database, recipient: string, wanted: number): Promise<number> {
    const limit = limitOf(recipient);
    let reading = readings.get(recipient);
    const expected = reading ? reading.count + reading.since + wanted : limit;
    if (!reading || expected > nearFrom * limit || nowMs() - reading.at > staleAfterMs) {
      reading = { count: await countOpen(db, recipient, limit), since: 0, at: nowMs() };
      readings.set(recipient, reading);
    }
    return limit - reading.count - reading.since;
  }

  async function findFull(db: Database, letters: readonly Letter[]): Promise<Map<Letter, TatwatsError>> {
    const full = new Map<Letter, TatwatsError>();
    for (const [recipient, theirs] of Map.groupBy(letters.flatMap(each), (one) => one.recipient)) {
      const room = await roomOf(db, recipient, theirs.length);
      for (const { letter } of theirs.slice(Math.max(0, room))) full.set(letter, refusal(recipient, limitOf(recipient)));
      const reading = readings.get(recipient)!;
      reading.since += Math.min(theirs.length, Math.max(0, room));
    }
    return full;
  }

  return {
    findFull,
    async check(db, letters) {
      const [first] = (await findFull(db, letters)).values();
      if (first) throw first;
    },
  };
}

function each(letter: Letter) {
  return letter.recipients.map((recipient) => ({ recipient, letter }));
}

/** Counts no further than it must. */
async function countOpen(db: Database, recipient: string, limit: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from (select 1 from tatwats.mailbox where recipient = $1 limit $2) b",
    [recipient, limit],
  );
  return rows[0]!.count;
}

function refusal(recipient: string, limit: number): TatwatsError {
  return new TatwatsError(
    "mailbox-full",
    `The mailbox of ${recipient} is full: ${limit} deliveries are open. Send later, or wait with whenFull.`,
  );
}
