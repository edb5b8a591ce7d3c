import { mayCommand } from "../../cards/card-facts.ts";
import type { CommanderNames, WrittenGame } from "./import-types.ts";

/** Many call their decks by the commander: where most are, all are, and one that is not is a slip of the pen. */
export function readDecksAsCommanders(games: readonly WrittenGame[], { find }: CommanderNames): WrittenGame[] {
  const seats = games.flatMap((game) => game.seats);
  const decks = new Set([...seats.map(({ deck }) => deck), ...games.map(({ winningDeck }) => winningDeck)].filter(Boolean));
  const commanders = [...decks].filter((deck) => {
    const card = find(deck);
    return card !== undefined && mayCommand(card);
  });
  if (decks.size === 0 || commanders.length * 2 <= decks.size || seats.some(({ commander }) => commander !== "")) return [...games];
  return games.map((game) => ({
    ...game,
    winningCommander: game.winningCommander || game.winningDeck,
    winningDeck: "",
    seats: game.seats.map((seat) => ({ ...seat, commander: seat.deck, deck: "" })),
  }));
}
