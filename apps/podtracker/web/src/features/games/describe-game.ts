import type { Game } from "@podtracker/contract";
import { counted } from "../../app/counted.ts";
import { commanderLine } from "../decks/commander-line.ts";
import { winConditionNames } from "./win-conditions.ts";

export interface GameLine {
  /** Who it is about, to stand out. */
  subject: string;
  /** What they did. */
  predicate: string;
  details: string;
  colors: Game["seats"][number]["colorIdentity"];
}

/** A game in two lines: who won with what, then how, how long and against whom. */
export function describeGame(game: Game): GameLine {
  const firsts = game.seats.filter(({ place }) => place === 1);
  const winner = winnerOf(game);
  const facts = [
    game.winCondition ? winConditionNames[game.winCondition].toLowerCase() : null,
    game.turns ? counted(game.turns, "turn") : null,
  ];
  if (winner) {
    const others = game.seats.filter((seat) => seat !== winner).map(({ memberName }) => memberName);
    return {
      subject: winner.memberName,
      predicate: winner.commanders.length > 0 ? `won with ${commanderLine(winner.commanders)}` : "won",
      details: join([...facts, others.join(", ")]),
      colors: winner.colorIdentity,
    };
  }
  return {
    // A list from before the app may hold several firsts of one game: nobody's win, and no draw either.
    subject: game.outcome === "win" ? "Several first" : "Draw",
    predicate: `${game.outcome === "win" ? "places:" : "between"} ${inWords(firsts.map(({ memberName }) => memberName))}`,
    details: join([...facts, game.seats.length > firsts.length ? `${game.seats.length} players` : null]),
    colors: [],
  };
}

/** Whoever alone is first in a game that was won. */
export function winnerOf({ outcome, seats }: Pick<Game, "outcome" | "seats">): Game["seats"][number] | null {
  const [winner, second] = seats.filter(({ place }) => place === 1);
  return outcome === "win" && winner && !second ? winner : null;
}

function join(parts: (string | null)[]): string {
  return parts.filter(Boolean).join(" · ");
}

/** `Ash`, `Ash and Briar`, `Ash, Briar and Cole`. */
export function inWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
