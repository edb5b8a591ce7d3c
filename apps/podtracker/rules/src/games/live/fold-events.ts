import { applyEvent } from "./apply-event.ts";
import type { LiveEvent } from "./live-event.ts";
import { type LiveStart, type LiveState, startLiveGame } from "./live-state.ts";

/**
 * The game that these events make of its start, in their order. An event that comes again under the same
 * id counts once, where it first stood. Total and deterministic: any two devices that hold the same
 * events in the same order see the same game.
 */
export function foldEvents(start: LiveStart, events: readonly LiveEvent[]): LiveState {
  return effectiveEvents(events).reduce(applyEvent, startLiveGame(start));
}

/**
 * The events that hold: without those that were taken back, with those whose taking back was taken back. An
 * undo reaches only what stands before it; of two that undo the same, one would do.
 */
export function effectiveEvents<Event extends LiveEvent>(events: readonly Event[]): Event[] {
  const once = [...new Map(events.toReversed().map((event) => [event.id, event])).values()].toReversed();
  const undone = undoneIds(once);
  return once.filter(({ id, type }) => type !== "event.undone" && !undone.has(id));
}

/** The ids of events that do not hold. From the last to the first: whether an undo holds is known before what it undoes is reached. */
export function undoneIds(events: readonly LiveEvent[]): Set<string> {
  const undone = new Set<string>();
  const before = new Set(events.map(({ id }) => id));
  for (const event of events.toReversed()) {
    before.delete(event.id);
    if (event.type === "event.undone" && !undone.has(event.id) && before.has(event.eventId)) undone.add(event.eventId);
  }
  return undone;
}
