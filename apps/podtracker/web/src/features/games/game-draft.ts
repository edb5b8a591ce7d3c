import type { GameInput, WinCondition } from "@podtracker/contract";
import { momentOf } from "@podtracker/rules";
import { placesFrom } from "./places.ts";

/**
 * What somebody played. `single` is whichever deck they bring alone, as long as nobody chose one: see {@link withSingleDecks}.
 * `name` is what a deck on record was called, for one that nobody brings any more.
 */
export type SeatDeck =
  | { kind: "single" }
  | { kind: "unknown" }
  | { kind: "deck"; deckId: string; name?: string }
  | { kind: "commanders"; names: string[] };

export interface DraftSeat {
  memberId: string;
  deck: SeatDeck;
  /** Null where nobody says. */
  kills?: number | null;
}

/** A game while it is being entered. */
export interface GameDraft {
  /** Made once, and kept over every try to send it: the server records an id once. */
  id: string;
  /** In turn order: the first began. */
  seats: DraftSeat[];
  outcome: "win" | "draw";
  /** Groups of members in the order they finished, the best first; the first group won or drew. Who is in none shares the last place. */
  finish: string[][];
  winCondition: WinCondition | null;
  turns: string;
  minutes: string;
  /** Date and time as a field holds it, in the zone that times are told in; empty means now. */
  playedAt: string;
  notes: string;
}

export type DraftAction =
  | { type: "seat-taken"; memberId: string }
  | { type: "seat-left"; memberId: string }
  | { type: "seat-moved"; memberId: string; by: -1 | 1 }
  | { type: "deck-chosen"; memberId: string; deck: SeatDeck }
  | { type: "kills-told"; memberId: string; kills: number | null }
  | { type: "table-taken"; seats: DraftSeat[] }
  | { type: "table-turned" }
  | { type: "outcome-chosen"; outcome: GameDraft["outcome"] }
  | { type: "first-toggled"; memberId: string }
  | { type: "finished-next"; memberId: string }
  | { type: "finish-tied"; memberId: string }
  | { type: "finish-taken-back"; memberId: string }
  | {
      type: "changed";
      fields: Partial<Pick<GameDraft, "winCondition" | "turns" | "minutes" | "playedAt" | "notes">>;
    };

export type DraftDispatch = (action: DraftAction) => void;

export const mostSeats = 10;

export function newDraft(id: string): GameDraft {
  return {
    id,
    seats: [],
    outcome: "win",
    finish: [],
    winCondition: null,
    turns: "",
    minutes: "",
    playedAt: "",
    notes: "",
  };
}

export function reduceDraft(draft: GameDraft, action: DraftAction): GameDraft {
  switch (action.type) {
    case "seat-taken":
      return takeSeat(draft, { memberId: action.memberId, deck: { kind: "single" } });
    case "seat-left":
      return {
        ...draft,
        seats: draft.seats.filter(({ memberId }) => memberId !== action.memberId),
        finish: without(draft.finish, action.memberId),
      };
    case "seat-moved":
      return { ...draft, seats: moved(draft.seats, action.memberId, action.by) };
    case "deck-chosen":
      return {
        ...draft,
        seats: draft.seats.map((seat) => (seat.memberId === action.memberId ? { ...seat, deck: action.deck } : seat)),
      };
    case "kills-told":
      return {
        ...draft,
        seats: draft.seats.map((seat) => (seat.memberId === action.memberId ? { ...seat, kills: action.kills } : seat)),
      };
    case "table-taken":
      return { ...draft, seats: action.seats, finish: [] };
    case "table-turned":
      return { ...draft, seats: [...draft.seats.slice(1), ...draft.seats.slice(0, 1)] };
    case "outcome-chosen":
      return { ...draft, outcome: action.outcome, finish: [] };
    case "first-toggled":
      return {
        ...draft,
        finish: draft.outcome === "win" ? winBy(draft, action.memberId) : drawWith(draft, action.memberId),
      };
    case "finished-next":
      return { ...draft, finish: [...without(draft.finish, action.memberId), [action.memberId]] };
    case "finish-tied":
      return { ...draft, finish: tiedWithPrevious(draft.finish, action.memberId) };
    case "finish-taken-back":
      return { ...draft, finish: without(draft.finish, action.memberId) };
    case "changed":
      return { ...draft, ...action.fields };
  }
}

function takeSeat(draft: GameDraft, seat: DraftSeat): GameDraft {
  const seated = draft.seats.some(({ memberId }) => memberId === seat.memberId);
  return seated || draft.seats.length >= mostSeats ? draft : { ...draft, seats: [...draft.seats, seat] };
}

function moved(seats: DraftSeat[], memberId: string, by: -1 | 1): DraftSeat[] {
  const from = seats.findIndex((seat) => seat.memberId === memberId);
  const to = from + by;
  const [seat, other] = [seats[from], seats[to]];
  if (!seat || !other) return seats;
  return seats.with(from, other).with(to, seat);
}

function without(groups: string[][], memberId: string): string[][] {
  return groups.map((group) => group.filter((id) => id !== memberId)).filter((group) => group.length > 0);
}

/** Another winner begins the order anew: who came after the old one means nothing now. */
function winBy({ finish }: GameDraft, memberId: string): string[][] {
  return finish[0]?.includes(memberId) ? [] : [[memberId]];
}

function drawWith({ finish }: GameDraft, memberId: string): string[][] {
  const first = finish[0] ?? [];
  const next = first.includes(memberId) ? first.filter((id) => id !== memberId) : [...first, memberId];
  return next.length > 0 ? [next] : [];
}

function tiedWithPrevious(groups: string[][], memberId: string): string[][] {
  const index = groups.findIndex((group) => group.includes(memberId));
  const [group, previous] = [groups[index], groups[index - 1]];
  // The winner shares the first place with nobody, so the second group can't be tied upwards.
  if (!group || !previous || index < 2) return groups;
  return [...groups.slice(0, index - 1), [...previous, ...group], ...groups.slice(index + 1)];
}

/** All seats in groups: those in order, then all others together on the place after them. */
export function finalGroups({ seats, finish, outcome }: GameDraft): string[][] {
  const placed = new Set(finish.flat());
  const rest = seats.map(({ memberId }) => memberId).filter((id) => !placed.has(id));
  // A draw nobody was picked for is everybody's.
  if (outcome === "draw" && finish.length === 0) return [rest];
  return rest.length > 0 ? [...finish, rest] : finish;
}

/** What still keeps the game from being recorded, in words; null when nothing does. */
export function whatIsMissing(draft: GameDraft): string | null {
  if (draft.seats.length < 2) return draft.seats.length === 0 ? "Choose who played." : "Choose at least one more player.";
  if (draft.outcome === "win" && draft.finish.length === 0) return "Choose who won.";
  if (draft.outcome === "draw" && draft.finish[0]?.length === 1) return "A draw needs at least two players.";
  if (!isWithin(draft.turns, 500)) return "Turns must be a whole number from 1 to 500.";
  if (!isWithin(draft.minutes, 2880)) return "Minutes must be a whole number from 1 to 2880.";
  if (draft.playedAt && Number.isNaN(momentOf(draft.playedAt).getTime())) return "Say when it was played, as a date of these years.";
  return null;
}

function isWithin(text: string, most: number): boolean {
  if (text.trim() === "") return true;
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most;
}

/**
 * The game as the server takes it.
 *
 * @param now when it was played unless the draft says
 * @param timeZone the zone in which the draft says it; undefined is the device's own
 */
export function gameFrom(draft: GameDraft, now: Date, timeZone?: string): GameInput {
  const places = placesFrom(finalGroups(draft));
  const { winCondition } = draft;
  const notes = draft.notes.trim();
  return {
    id: draft.id,
    playedAt: (draft.playedAt ? momentOf(draft.playedAt, timeZone) : now).toISOString(),
    outcome: draft.outcome,
    seats: draft.seats.map(({ memberId, deck, kills }) => ({
      memberId,
      ...(deck.kind === "deck" ? { deckId: deck.deckId } : {}),
      ...(deck.kind === "commanders" ? { commanders: deck.names } : {}),
      place: places.get(memberId) ?? 1,
      ...(typeof kills === "number" ? { kills } : {}),
    })),
    ...(draft.turns.trim() ? { turns: Number(draft.turns) } : {}),
    ...(draft.minutes.trim() ? { durationMinutes: Number(draft.minutes) } : {}),
    ...(winCondition ? { winCondition } : {}),
    ...(notes ? { notes } : {}),
  };
}
