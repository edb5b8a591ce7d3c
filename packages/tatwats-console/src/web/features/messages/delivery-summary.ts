import type { MessageRow } from "../../../contract/message.ts";

export interface DeliverySummary {
  /** Each state that occurs, the most pressing first, with how many deliveries are in it. */
  states: { state: string; count: number }[];
  attempts: number;
  /** The longest of each; null where none was measured. */
  waitMs: number | null;
  handleMs: number | null;
}

const pressing = ["dead", "active", "waiting", "held", "expired", "discarded", "handled"];

/** A message's deliveries in one line: a published message has several. */
export function summarizeDeliveries(deliveries: MessageRow["deliveries"]): DeliverySummary {
  const counts = new Map<string, number>();
  for (const { state } of deliveries) counts.set(state, (counts.get(state) ?? 0) + 1);
  return {
    states: [...counts]
      .map(([state, count]) => ({ state, count }))
      .toSorted((a, b) => pressing.indexOf(a.state) - pressing.indexOf(b.state)),
    attempts: deliveries.reduce((sum, delivery) => sum + delivery.attempts, 0),
    waitMs: longest(deliveries.map((delivery) => delivery.waitMs)),
    handleMs: longest(deliveries.map((delivery) => delivery.handleMs)),
  };
}

function longest(values: (number | null)[]): number | null {
  const measured = values.filter((value) => value !== null);
  return measured.length === 0 ? null : Math.max(...measured);
}
