import type { Database } from "../database/database.ts";
import { lockTasks } from "../task/settle-task.ts";
import { type DeadFilter, deadWhere } from "./dead-filter.ts";

/** A dead delivery. */
export interface DeadPlace {
  message_id: string;
  recipient: string;
}

/** One that is dead for sure, and locked. */
export interface ChosenDead extends DeadPlace {
  task_id: string | null;
}

export interface DeadChoice {
  chosen: ChosenDead[];
  /** Up to where was looked; undefined when there was nothing left to look at. */
  reached: DeadPlace | undefined;
}

/** How many dead letters a transaction takes at most. */
export const deadPortion = 500;

// Written so that the index of the dead is the way to them: by the primary key it would be the whole journal's.
const placeOf = `(d.message_id::text collate "C"), d.recipient`;

/**
 * Locks the next dead letters that fit a filter, in the order of their messages: first their tasks,
 * then themselves, as everybody does.
 *
 * @param after where the portion before this one ended
 */
export async function chooseDead(tx: Database, filter: DeadFilter, after?: DeadPlace, most = deadPortion): Promise<DeadChoice> {
  const values: unknown[] = [];
  const where = deadWhere(filter, values);
  const behind = after
    ? `and (${placeOf}) > ($${values.push(after.message_id)}::text collate "C", $${values.push(after.recipient)}::text)`
    : "";
  const { rows: seen } = await tx.query<ChosenDead>(
    `select d.message_id, d.recipient, d.task_id from tatwats.delivery d where ${where} ${behind} order by ${placeOf} limit ${most}`,
    values,
  );
  if (seen.length === 0) return { chosen: [], reached: undefined };
  await lockTasks(
    tx,
    seen.map((row) => row.task_id),
  );
  const { rows: chosen } = await tx.query<ChosenDead>(
    `select d.message_id, d.recipient, d.task_id from unnest($1::uuid[], $2::text[]) seen (message_id, recipient)
     join tatwats.delivery d on d.message_id = seen.message_id and d.recipient = seen.recipient
     where d.state = 'dead' order by d.message_id, d.recipient for update of d`,
    columnsOf(seen),
  );
  return { chosen, reached: seen.at(-1) };
}

/** As two arrays, for `unnest`. */
export function columnsOf(places: readonly DeadPlace[]): [string[], string[]] {
  return [places.map((place) => place.message_id), places.map((place) => place.recipient)];
}
