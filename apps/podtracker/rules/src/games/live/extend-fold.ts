import { applyEvent } from "./apply-event.ts";
import { foldEvents } from "./fold-events.ts";
import type { LiveEvent } from "./live-event.ts";
import type { LiveStart, LiveState } from "./live-state.ts";

/** A game folded so far, kept so that one more event costs one step rather than all of them again. */
export interface Fold {
  start: LiveStart;
  events: readonly LiveEvent[];
  state: LiveState;
}

export function foldOf(start: LiveStart, events: readonly LiveEvent[] = []): Fold {
  return { start, events, state: foldEvents(start, events) };
}

/** The fold of these events after those before. Only an undo, or an id that was there already, needs the whole again. */
export function extendFold({ start, events: before, state }: Fold, more: readonly LiveEvent[]): Fold {
  const events = [...before, ...more];
  const taken = new Set(before.map(({ id }) => id));
  const isPlain = more.every((event) => event.type !== "event.undone" && !taken.has(event.id) && taken.add(event.id));
  return { start, events, state: isPlain ? more.reduce(applyEvent, state) : foldEvents(start, events) };
}
