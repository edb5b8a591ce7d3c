import { TatwatsError } from "../errors.ts";

/** Which dead letters: all that fit every field that is given. */
export interface DeadFilter {
  messageId?: string;
  /** At most 1,000. */
  messageIds?: readonly string[];
  recipient?: string;
  type?: string;
  fingerprint?: string;
  taskId?: string;
  /** ISO 8601: died at or after, and before. */
  since?: string;
  until?: string;
}

const mostIds = 1_000;

const conditions: [keyof DeadFilter, string][] = [
  ["messageId", "d.message_id = ?::uuid"],
  ["messageIds", "d.message_id = any(?::uuid[])"],
  ["recipient", "d.recipient = ?"],
  ["type", "d.type = ?"],
  ["fingerprint", "d.fingerprint = ?"],
  ["taskId", "d.task_id = ?::uuid"],
  ["since", "d.ended_at >= ?::timestamptz"],
  ["until", "d.ended_at < ?::timestamptz"],
];

/**
 * The condition on `tatwats.delivery d` that a filter stands for. Only what is asked stands in the
 * text, so that the plan is made for it.
 *
 * @param values of the statement; gets what the condition refers to
 * @throws TatwatsError `refused` for more ids than it takes
 */
export function deadWhere(filter: DeadFilter, values: unknown[]): string {
  if ((filter.messageIds?.length ?? 0) > mostIds) throw new TatwatsError("refused", `At most ${mostIds} messages can be named at once.`);
  const asked = conditions.filter(([field]) => filter[field] !== undefined);
  return ["d.state = 'dead'", ...asked.map(([field, condition]) => condition.replace("?", `$${values.push(filter[field])}`))].join(" and ");
}
