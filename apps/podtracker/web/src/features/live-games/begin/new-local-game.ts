import type { Deck, Member } from "@podtracker/contract";
import type { DraftSeat } from "../../games/game-draft.ts";
import type { LocalGame, TableSeat } from "../log/local-game.ts";

export interface Beginning {
  id: string;
  podId: string;
  userId: string;
  /** In turn order. */
  seats: readonly DraftSeat[];
  startingLife: number;
  members: readonly Member[];
  decks: readonly Deck[];
  now: Date;
}

/** A game as it begins on this phone, whether or not the server can be reached. */
export function newLocalGame({ id, podId, userId, seats, startingLife, members, decks, now }: Beginning): LocalGame {
  const tableSeats = seats.map((seat, index) => tableSeat(seat, index + 1, members, decks));
  return {
    id,
    podId,
    userId,
    seats: tableSeats,
    start: { startingLife, startingSeat: 1, seats: tableSeats.map(({ commanders }) => ({ commanders })) },
    startedAt: now.toISOString(),
    mine: tableSeats
      .filter(({ memberId }) => members.find((member) => member.memberId === memberId)?.userId === userId)
      .map(({ seat }) => seat),
    mayCount: true,
    status: "live",
    version: 0,
    unsentStart: {
      id,
      startingLife,
      startingSeat: 1,
      seats: seats.map(({ memberId, deck }) => ({
        memberId,
        ...(deck.kind === "deck" ? { deckId: deck.deckId } : {}),
        ...(deck.kind === "commanders" ? { commanders: deck.names } : {}),
      })),
    },
    refusal: null,
  };
}

function tableSeat({ memberId, deck }: DraftSeat, seat: number, members: readonly Member[], decks: readonly Deck[]): TableSeat {
  const known = deck.kind === "deck" ? decks.find(({ id }) => id === deck.deckId) : undefined;
  return {
    seat,
    memberId,
    name: members.find((member) => member.memberId === memberId)?.name ?? "?",
    deckName: known?.name ?? null,
    commanders: deck.kind === "commanders" ? deck.names : (known?.commanders ?? []),
    colors: known?.colorIdentity ?? [],
  };
}
