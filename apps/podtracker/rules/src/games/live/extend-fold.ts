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
export function extendFold(fold: Fold, more: readonly LiveEvent[]): Fold {
  if (more.length === 0) return fold;
  const { start, events: before, state } = fold;
  const events = [...before, ...more];
  const isPlain = more.every(({ type }) => type !== "event.undone") && areNew(before, more);
  return { start, events, state: isPlain ? more.reduce(applyEvent, state) : foldEvents(start, events) };
}

/** Whether no id is there already, or twice. It looks through a long game at every tap, so the usual one event has a way without a set. */
function areNew(before: readonly LiveEvent[], more: readonly LiveEvent[]): boolean {
  const [first, second] = more;
  if (first && !second) {
    for (const { id } of before) if (id === first.id) return false;
    return true;
  }
  const ids = new Set(more.map(({ id }) => id));
  return ids.size === more.length && !before.some(({ id }) => ids.has(id));
}
