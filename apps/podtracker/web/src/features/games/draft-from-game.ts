import { localMinute } from "@podtracker/rules";
import type { Deck, Game } from "@podtracker/contract";
import { type DraftSeat, type GameDraft, newDraft, type SeatDeck } from "./game-draft.ts";

/** A game on record as a draft that can be changed. @param timeZone in which its time is told */
export function draftFromGame(game: Game, timeZone?: string): GameDraft {
  const { id, outcome, winCondition, turns, durationMinutes, notes, playedAt } = game;
  return {
    ...newDraft(id),
    seats: game.seats.map((seat) => ({ memberId: seat.memberId, deck: deckOf(seat), kills: seat.kills })),
    outcome,
    finish: finishOf(game),
    winCondition,
    turns: turns === null ? "" : String(turns),
    minutes: durationMinutes === null ? "" : String(durationMinutes),
    playedAt: localMinute(new Date(playedAt), timeZone),
    notes: notes ?? "",
  };
}

/** Everybody of a game's table who is still there, with the deck they played, as seats of the next one. */
export function tableOf(game: Game, { memberIds, decks }: { memberIds: ReadonlySet<string>; decks: readonly Deck[] }): DraftSeat[] {
  const brought = new Set(decks.map(({ id }) => id));
  return game.seats
    .filter(({ memberId }, index) => memberIds.has(memberId) && game.seats.findIndex((seat) => seat.memberId === memberId) === index)
    .map((seat) => ({
      memberId: seat.memberId,
      deck: deckOf({ ...seat, deckId: seat.deckId && brought.has(seat.deckId) ? seat.deckId : null }),
    }));
}

function deckOf({ deckId, deckName, commanders }: Pick<Game["seats"][number], "deckId" | "deckName" | "commanders">): SeatDeck {
  if (deckId) return { kind: "deck", deckId, ...(deckName ? { name: deckName } : {}) };
  return commanders.length > 0 ? { kind: "commanders", names: commanders } : { kind: "unknown" };
}

function finishOf({ seats }: Game): string[][] {
  const places = [...new Set(seats.map(({ place }) => place))].toSorted((one, other) => one - other);
  return places.map((place) => seats.filter((seat) => seat.place === place).map(({ memberId }) => memberId));
}
