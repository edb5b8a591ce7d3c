import type { MessageRow } from "../../../contract/message.ts";
import { StateBadge } from "../../parts/state-badge.tsx";
import { summarizeDeliveries } from "./delivery-summary.ts";

/** The states of a message's deliveries, each with its count. */
export function DeliveryStates({ deliveries }: { deliveries: MessageRow["deliveries"] }) {
  const { states } = summarizeDeliveries(deliveries);
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {states.map(({ state, count }) => (
        <StateBadge key={state} kind="delivery" state={state} count={count} />
      ))}
    </span>
  );
}
