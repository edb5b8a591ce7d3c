import type { GameImportProblemCode, WrittenGame } from "./import-types.ts";
import type { Judgement } from "./judge-result.ts";
import { cut, minutesOf, numberOf, winConditionOf } from "./read-cells.ts";

const MOST_TURNS = 500;
const MOST_KILLS = 9;
const LONGEST_NOTES = 2000;

export interface GameFacts {
  turns: number | null;
  minutes: number | null;
  winCondition: string | null;
  notes: string | null;
  /** Of each seat. */
  kills: (number | null)[];
}

/** What a table tells of a game beside its result; what is no number, or adds up wrongly, is noted and stops nothing. */
export function readFacts(
  game: WrittenGame,
  { outcome, places, countsKills }: Pick<Judgement, "outcome" | "places"> & { countsKills: boolean },
  note: (code: GameImportProblemCode, detail: string) => void,
): GameFacts {
  const number = (cell: string, what: string, read: (cell: string) => number | null) => {
    const found = cell === "" ? null : read(cell);
    if (cell !== "" && found === null) note("bad-number", `“${cut(cell, 60)}” is no number of ${what}; it is left out.`);
    return found;
  };
  const kills = game.seats.map((seat) => number(seat.kills, "kills", (cell) => numberOf(cell, 0, MOST_KILLS)));
  if (countsKills)
    tellKills(kills, { names: game.seats.map(({ player }) => player), won: outcome === "win", firsts: count(places, 1) }, note);
  const winCondition = game.winCondition === "" || outcome === "draw" ? null : winConditionOf(game.winCondition);
  return {
    turns: number(game.turns, "turns", (cell) => numberOf(cell, 1, MOST_TURNS)),
    minutes: number(game.minutes, "minutes", minutesOf),
    winCondition: winCondition ?? (game.winCondition === "" || outcome === "draw" ? null : "other"),
    notes: notesOf(game, winCondition, note),
    kills,
  };
}

const count = (numbers: readonly number[], wanted: number) => numbers.filter((number) => number === wanted).length;

function tellKills(
  kills: readonly (number | null)[],
  { names, won, firsts }: { names: readonly string[]; won: boolean; firsts: number },
  note: (code: GameImportProblemCode, detail: string) => void,
): void {
  const untold = names.filter((_, at) => kills[at] === null);
  const sum = kills.reduce<number>((total, each) => total + (each ?? 0), 0);
  const others = names.length - 1;
  if (untold.length > 0) note("missing-kills", `No kills are told of ${untold.join(", ")}.`);
  else if (won && firsts === 1 && sum < others) note("missing-kills", `${others} went out, and the kills add up to ${sum}.`);
  if (sum > others) note("too-many-kills", `The kills add up to ${sum} at a table of ${names.length}; they are kept.`);
}

/** Words of how it was won that are none of ours are kept as they are. */
function notesOf(game: WrittenGame, known: string | null, note: (code: GameImportProblemCode, detail: string) => void): string | null {
  const how = game.winCondition !== "" && known === null ? `Won by: ${game.winCondition}` : "";
  const notes = [game.notes, how].filter(Boolean).join("\n");
  const kept = cut(notes, LONGEST_NOTES);
  if (kept.length < notes.length) note("text-cut", `The notes are longer than ${LONGEST_NOTES} characters; the rest is left out.`);
  return kept || null;
}
