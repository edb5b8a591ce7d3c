import type { GameDetail } from "@podtracker/contract";
import type { LocalGame } from "./local-game.ts";

/** The server's word of a game that is counted in the app, as this device keeps it. */
export function localGameOf(game: GameDetail, userId: string): LocalGame {
  return {
    id: game.id,
    podId: game.podId,
    userId,
    seats: game.seats.map((seat) => ({
      seat: seat.seat,
      memberId: seat.memberId,
      name: seat.memberName,
      deckName: seat.deckName,
      commanders: seat.commanders,
      colors: seat.colorIdentity,
    })),
    start: {
      startingLife: game.start?.life ?? 40,
      startingSeat: game.start?.seat ?? 1,
      seats: game.seats.map(({ commanders }) => ({ commanders })),
    },
    startedAt: game.playedAt,
    mine: game.you?.seats ?? [],
    mayCount: game.you?.mayCount ?? false,
    status: game.status,
    unsentStart: null,
    refusal: null,
  };
}
