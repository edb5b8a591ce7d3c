import type { TransactionalDatabase } from "../database/database.ts";
import type { HelperLog } from "../helper/helper-log.ts";
import type { Logger } from "../interfaces.ts";
import type { WorkflowTable } from "../workflow/workflow-table.ts";
import type { Post } from "./send-message.ts";

/** One try that has ended, for the figures. */
export interface EndedAttempt {
  sender: string;
  recipient: string;
  type: string;
  outcome: "handled" | "failed" | "timed-out" | "refused" | "expired" | "lost" | "cancelled";
  /** From due to begun, in ms. */
  waitMs: number;
  handleMs: number;
}

/** What handling deliveries takes, the same for all instances of one process. */
export interface Workshop extends Post {
  database: TransactionalDatabase;
  workflows: WorkflowTable;
  log: Logger;
  /** Keeps what handlers log. */
  helperLog: HelperLog;
  /** Counts what happened; kept in memory and written down now and then. */
  count(attempt: EndedAttempt): void;
  /** Aborts what is being done when its task is cancelled or the process stops; gives back how to forget it. */
  watchTask(taskId: string | null, abort: AbortController): () => void;
  /** How many batches all helpers of the process together may have in hand: each holds a connection. */
  hands: { most: number; taken: number };
}
