import { type ConstructorOptions, PgBoss } from "pg-boss";
import type { Database } from "../database/database.ts";
import type { Logger } from "../interfaces.ts";

export interface Ticket {
  messageId: string;
  recipient: string;
  dueAt: Date;
  priority: number;
}

/**
 * The queue engine behind the mailboxes: pg-boss, in a schema of its own. A ticket says that a
 * delivery is due; taking one and marking the delivery active are one transaction, so a ticket can
 * never be lost between the two.
 */
export interface TicketQueue {
  start(recipients: readonly string[]): Promise<void>;
  put(tx: Database, tickets: readonly Ticket[]): Promise<void>;
  /** Takes up to `count` tickets that are due; the transaction that takes them uses them up. */
  take(tx: Database, recipient: string, count: number): Promise<{ messageId: string }[]>;
  stop(): Promise<void>;
}

/** A ticket waits as long as its delivery does; the engine would drop it after a fortnight. In seconds. */
const tenYears = 10 * 365 * 24 * 60 * 60;

export function createTicketQueue(options: { database: Database; supervise: boolean; log: Logger; newId(): string }): TicketQueue {
  const boss = new PgBoss({
    db: asBossDatabase(options.database),
    schema: "tatwats_queue",
    schedule: false,
    supervise: options.supervise,
    registerInstance: false,
  });
  boss.on("error", (error: Error) => options.log.error({ error }, "the queue engine reported an error"));
  return {
    async start(recipients) {
      await boss.start();
      for (const recipient of recipients) await boss.createQueue(recipient, { retryLimit: 0, retentionSeconds: tenYears });
    },
    async put(tx, tickets) {
      const byRecipient = Map.groupBy(tickets, (ticket) => ticket.recipient);
      for (const [recipient, theirs] of byRecipient) {
        const jobs = theirs.map((ticket) => ({
          id: options.newId(),
          data: { messageId: ticket.messageId },
          startAfter: ticket.dueAt,
          priority: ticket.priority,
        }));
        await boss.insert(recipient, jobs, { db: asBossDatabase(tx) });
      }
    },
    async take(tx, recipient, count) {
      const db = asBossDatabase(tx);
      const jobs = await boss.fetch<{ messageId: string }>(recipient, { batchSize: count, db });
      if (jobs.length > 0)
        await boss.complete(
          recipient,
          jobs.map((job) => job.id),
          null,
          { db },
        );
      return jobs.map((job) => job.data);
    },
    async stop() {
      await boss.stop({ graceful: false });
    },
  };
}

function asBossDatabase(database: Database): NonNullable<ConstructorOptions["db"]> {
  return { executeSql: (text: string, values?: unknown[]) => database.query(text, values) };
}
