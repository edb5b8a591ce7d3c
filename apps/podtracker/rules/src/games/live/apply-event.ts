import type { Happening } from "./live-event.ts";
import type { LiveState, SeatState } from "./live-state.ts";

type Of<Type extends Happening["type"]> = Extract<Happening, { type: Type }>;

/**
 * The game after one more event. Total: what speaks of a seat that there is not, or comes after the end,
 * changes nothing. Changes of life, counters and damage are sums and are never cut off at zero, so that
 * their order does not matter.
 */
export function applyEvent(state: LiveState, event: Happening): LiveState {
  if (state.finished) return state;
  switch (event.type) {
    case "life.changed":
      return onSeat(state, event.seat, (seat) => ({ ...seat, life: seat.life + event.delta }));
    case "commander-damage.dealt":
      if (!hasSeat(state, event.fromSeat)) return state;
      return onSeat(state, event.seat, (seat) => takeCommanderDamage(seat, event));
    case "counter.changed":
      return onSeat(state, event.seat, (seat) => count(seat, event));
    case "commander.cast":
      return onSeat(state, event.seat, (seat) => ({ ...seat, casts: add(seat.casts, event.commander, 1) }));
    case "designation.moved":
      if (event.seat !== null && !hasSeat(state, event.seat)) return state;
      return { ...state, designations: { ...state.designations, [event.designation]: event.seat } };
    case "day-night.changed":
      return { ...state, dayNight: event.to };
    case "turn.passed":
      return passTurn(state, event.toSeat);
    case "player.eliminated":
      return eliminate(state, event);
    case "player.restored":
      return onSeat(state, event.seat, (seat) => ({ ...seat, eliminated: null }));
    case "chance.drawn":
      return draw(state, event);
    case "clock.changed":
      return { ...state, clockRunning: event.running };
    case "event.undone":
      return state;
    case "game.finished":
      return finish(state, event);
    default:
      // All types that there are have come before; a newer server may know more.
      event satisfies never;
      return state;
  }
}

function hasSeat({ seats }: LiveState, seat: number): boolean {
  return Number.isInteger(seat) && seat >= 1 && seat <= seats.length;
}

/** Who is named beside what happened: nobody where there is no such seat. */
function knownSeat(state: LiveState, seat: number | undefined): number | null {
  return seat !== undefined && hasSeat(state, seat) ? seat : null;
}

function onSeat(state: LiveState, number: number, change: (seat: SeatState) => SeatState): LiveState {
  if (!hasSeat(state, number)) return state;
  return { ...state, seats: state.seats.map((seat) => (seat.seat === number ? change(seat) : seat)) };
}

/** Own keys only: a counter may be called `constructor`. */
function add(counts: Readonly<Record<string, number>>, name: string, by: number): Record<string, number> {
  return Object.fromEntries([...Object.entries(counts).filter(([key]) => key !== name), [name, (ownOf(counts, name) ?? 0) + by]]);
}

function ownOf(counts: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(counts, name) ? counts[name] : undefined;
}

function count(seat: SeatState, { counter, delta }: Of<"counter.changed">): SeatState {
  return counter === "poison" ? { ...seat, poison: seat.poison + delta } : { ...seat, counters: add(seat.counters, counter, delta) };
}

function takeCommanderDamage(seat: SeatState, { fromSeat, commander, amount }: Of<"commander-damage.dealt">): SeatState {
  const others = seat.commanderDamage.filter((each) => each.fromSeat !== fromSeat || each.commander !== commander);
  const before = seat.commanderDamage.find((each) => each.fromSeat === fromSeat && each.commander === commander)?.total ?? 0;
  const commanderDamage = [...others, { fromSeat, commander, total: before + amount }].toSorted(
    (a, b) => a.fromSeat - b.fromSeat || (a.commander < b.commander ? -1 : 1),
  );
  return { ...seat, life: seat.life - amount, commanderDamage };
}

/** A round is over when the turn comes past the seat that began. */
function passTurn(state: LiveState, toSeat: number): LiveState {
  if (!hasSeat(state, toSeat)) return state;
  const fromStart = (seat: number) => (seat - state.startingSeat + state.seats.length) % state.seats.length;
  const isNewRound = fromStart(toSeat) < fromStart(state.activeSeat);
  return { ...state, activeSeat: toSeat, turn: state.turn + (isNewRound ? 1 : 0) };
}

/** Who is out already went out when it was first said. */
function eliminate(state: LiveState, { seat: number, cause, bySeat }: Of<"player.eliminated">): LiveState {
  const order = 1 + Math.max(0, ...state.seats.map(({ eliminated }) => eliminated?.order ?? 0));
  const by = knownSeat(state, bySeat);
  return onSeat(state, number, (seat) =>
    seat.eliminated ? seat : { ...seat, eliminated: { cause, bySeat: by, turn: state.turn, order } },
  );
}

/** Before the first turn has passed, who is drawn as the first player begins. */
function draw(state: LiveState, { what, sides, result, seat }: Of<"chance.drawn">): LiveState {
  const lastDraw = { what, sides, result, seat: knownSeat(state, seat) };
  const begins = what === "first-player" && state.turn === 1 && state.activeSeat === state.startingSeat && hasSeat(state, result);
  return begins ? { ...state, lastDraw, startingSeat: result, activeSeat: result } : { ...state, lastDraw };
}

function finish(state: LiveState, { outcome, winnerSeat, winCondition }: Of<"game.finished">): LiveState {
  const winner = outcome === "win" ? knownSeat(state, winnerSeat) : null;
  if (outcome === "win" && winner === null) return state;
  return { ...state, finished: { outcome, winnerSeat: winner, winCondition: winCondition ?? null } };
}
