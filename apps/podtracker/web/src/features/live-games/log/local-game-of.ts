import type { GameDetail } from "@podtracker/contract";
import type { LocalGame } from "./local-game.ts";

/** The server's word of a game that is counted in the app, as this device keeps it. */
export function localGameOf(game: GameDetail, userId: string): LocalGame {
  return {
    id: game.id,
    podId: game.podId,
    userId,
    seats: tableOf(game),
    start: {
      startingLife: game.start?.life ?? 40,
      startingSeat: game.start?.seat ?? 1,
      seats: commandersOf(game).map((commanders) => ({ commanders })),
    },
    startedAt: game.playedAt,
    mine: game.you?.seats ?? [],
    mayCount: game.you?.mayCount ?? false,
    status: game.status,
    version: game.version,
    unsentStart: null,
    refusal: null,
  };
}

/** What each seat of the table brought: the record may have been corrected since. */
function commandersOf({ start, seats }: GameDetail): readonly string[][] {
  return start?.commanders ?? seats.map(({ commanders }) => commanders);
}

/** The seats as the events number them, each with whom the record has in it; one that a correction took away has nobody. */
function tableOf(game: GameDetail): LocalGame["seats"] {
  return commandersOf(game).map((commanders, index) => {
    const seat = index + 1;
    const kept = game.seats.find((each) => (each.tableSeat ?? each.seat) === seat);
    return {
      seat,
      memberId: kept?.memberId ?? "",
      name: kept?.memberName ?? `Seat ${seat}`,
      deckName: kept?.deckName ?? null,
      commanders: kept?.commanders ?? commanders,
      colors: kept?.colorIdentity ?? [],
    };
  });
}
