import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import type { DeadFilter } from "../mediator/dead-filter.ts";
import type { BatchDeed, BatchFault } from "./batch-row.ts";

export const batchStates = ["running", "done", "failed"] as const;
export type BatchState = (typeof batchStates)[number];

/** A deed on many dead letters, and how far it has come. */
export interface Batch {
  id: string;
  deed: BatchDeed;
  filter: DeadFilter;
  patch: object | null;
  reason: string;
  /** Who gave it, by name. */
  by: string;
  state: BatchState;
  /** As many fitted when it began. */
  total: number;
  done: number;
  /** Left dead: their edited payload did not fit. */
  refused: number;
  /** Of the first 20 that were refused. */
  faults: BatchFault[];
  /** Why it failed as a whole; what was done until then stays done. */
  failure: string | null;
  startedAt: string;
  endedAt: string | null;
}

const columns = `id, deed, filter, patch, reason, actor ->> 'name' as by, state, total, done, refused, faults, failure,
  ${isoTime("started_at")} as "startedAt", ${isoTime("ended_at")} as "endedAt"`;

/** One batch; undefined where there is none with this id. */
export async function readBatch(db: Database, id: string): Promise<Batch | undefined> {
  const { rows } = await db.query<Batch>(`select ${columns} from tatwats.batch where id = $1::uuid`, [id]);
  return rows[0];
}

/** The latest batches, the newest first. */
export async function listBatches(db: Database, limit = 50): Promise<Batch[]> {
  const { rows } = await db.query<Batch>(`select ${columns} from tatwats.batch order by started_at desc, id desc limit $1::int`, [limit]);
  return rows;
}
