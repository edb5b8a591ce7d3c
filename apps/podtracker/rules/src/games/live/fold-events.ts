import { applyEvent } from "./apply-event.ts";
import type { Happening } from "./live-event.ts";
import { type LiveStart, type LiveState, startLiveGame } from "./live-state.ts";

/**
 * The game that these events make of its start, in their order. An event that comes again under the same
 * id counts once, where it first stood. Total and deterministic: any two devices that hold the same
 * events in the same order see the same game.
 */
export function foldEvents(start: LiveStart, events: readonly Happening[]): LiveState {
  return effectiveEvents(events).reduce(applyEvent, startLiveGame(start));
}

/**
 * The events that hold: without those that were taken back, with those whose taking back was taken back. An
 * undo reaches only what stands before it; of two that undo the same, one would do.
 */
export function effectiveEvents<Event extends Happening>(events: readonly Event[]): Event[] {
  const seen = new Set<string>();
  const once = events.filter(({ id }) => seen.size < seen.add(id).size);
  const undone = undoneIds(once);
  return once.filter(({ id, type }) => type !== "event.undone" && !undone.has(id));
}

/** The ids of events that do not hold. */
export function undoneIds(events: readonly Happening[]): Set<string> {
  return new Set(holdingUndos(events).keys());
}

/**
 * By the id of each event that does not hold: the undos that keep it so. Two people may have taken back the same at once; it
 * holds again when all of them are taken back. From the last to the first: whether an undo holds is known before what it
 * undoes is reached.
 */
export function holdingUndos(events: readonly Happening[]): Map<string, string[]> {
  const undone = new Map<string, string[]>();
  const undos = events.flatMap((event, place) => (event.type === "event.undone" ? [{ id: event.id, place, eventId: event.eventId }] : []));
  if (undos.length === 0) return undone;
  const places = new Map(events.map(({ id }, place) => [id, place]));
  for (const { id, place, eventId } of undos.toReversed()) {
    if (undone.has(id) || !(places.get(eventId)! < place)) continue;
    const by = undone.get(eventId);
    if (by) by.push(id);
    else undone.set(eventId, [id]);
  }
  return undone;
}
