import type { GameImportProblemCode, WrittenGame } from "./import-types.ts";
import { markOf, placeOf } from "./read-cells.ts";
import { isDash, readWinners } from "./read-winners.ts";

export interface Judgement {
  outcome: "win" | "draw";
  /** Of each seat, from 1 to their number. */
  places: number[];
  problems: { code: GameImportProblemCode; detail: string }[];
}

/** What is said to have won is none of the players, and nothing else tells who did. */
export interface Doubt {
  stray: string;
}

/**
 * Who came in where, from whatever a table tells: places, marks, or the winner's name. Places may tie; several
 * firsts of a game that was won stay as they are. Null where it tells neither a winner nor a draw.
 */
export function judgeResult(game: WrittenGame): Judgement | Doubt | null {
  const marks = game.seats.map(({ place, winner }) => markOf(winner) ?? (placeOf(place) === null ? markOf(place) : null));
  const written = game.seats.map(({ place }) => placeOf(place));
  const { winners, drawn, stray, partly } = readWinners(game);
  const won = game.seats.map((_, at) => marks[at] === "win" || (winners.has(at) && !drawn));
  const isSilent = !won.includes(true) && !written.includes(1) && !drawn && !marks.includes("draw");
  const isDashed = isSilent && isDash(game.winner);
  const isDraw = drawn || isDashed || (marks.includes("draw") && !won.includes(true));
  const tied = marks.map((mark, at) => mark === "draw" || (drawn && winners.has(at)));
  if (stray !== "" && isSilent && written.every((place) => place === null)) return { stray };
  const judged = written.some((place) => place !== null)
    ? byPlaces(game, { written, won, isDraw, tied })
    : isDraw
      ? drawnBy(tied)
      : byWinners(won);
  const unclear = (detail: string) => judged?.problems.unshift({ code: "winner-unclear", detail });
  if (stray !== "") unclear(`“${stray}” is said to have won, and is none of the players.`);
  if (partly !== "") unclear(`Of “${partly}” not everybody is one of the players; those who are have won.`);
  if (isDashed) unclear(`“${game.winner}” stands for the winner; that is taken for a draw.`);
  return judged;
}

type Told = { written: (number | null)[]; won: boolean[]; isDraw: boolean; tied: boolean[] };

function byPlaces({ seats }: WrittenGame, { written, won, isDraw, tied }: Told): Judgement {
  const problems: Judgement["problems"] = [];
  // Those who drew came first, before those who went out.
  const told = written.map((place, at) => place ?? (isDraw && tied[at] ? 1 : null));
  const missing = told.flatMap((place, at) => (place === null ? [at] : []));
  if (!told.includes(1)) for (const [at, wins] of won.entries()) if (wins) told[at] = 1;
  const only = missing[0];
  // Second to last are told, and one is not: that one won.
  if (!told.includes(1) && !isDraw && missing.length === 1 && told.includes(2)) told[only!] = 1;
  if (missing.length > 0) {
    const names = missing.map((at) => seats[at]!.player).join(", ");
    problems.push({ code: "missing-places", detail: `No place is told of ${names}.` });
  }
  const last = Math.max(...told.map((place) => place ?? 0)) + 1;
  let places = told.map((place) => place ?? last);
  if (isDraw && places.filter((place) => place === 1).length < 2) places = places.map(() => 1);
  if (!places.includes(1))
    problems.push({ code: "no-first", detail: "Nobody is said to have come first; the best place counts as first." });
  if (!places.includes(1) || places.some((place) => place > seats.length || place < 1)) {
    if (places.includes(1))
      problems.push({ code: "place-adjusted", detail: `A place is beyond a table of ${seats.length}; the order is kept.` });
    places = ranked(places);
  }
  const firsts = places.flatMap((place, at) => (place === 1 ? [at] : []));
  if (won.includes(true) && !won.every((wins, at) => !wins || places[at] === 1)) {
    problems.push({ code: "winner-unclear", detail: "The winner and the places contradict each other; the places count." });
  }
  const outcome = isDraw || firsts.length === seats.length ? "draw" : "win";
  if (outcome === "win") problems.push(...ofFirsts(firsts.length));
  return { outcome, places, problems };
}

function ofFirsts(firsts: number): Judgement["problems"] {
  return firsts < 2 ? [] : [{ code: "several-firsts", detail: `${firsts} players came first: a win for nobody.` }];
}

/** As a table is ranked: one more than came in before. */
function ranked(places: readonly number[]): number[] {
  return places.map((place) => 1 + places.filter((other) => other < place).length);
}

/** Those who drew came first, before the others; where it is told of nobody, all did. */
function drawnBy(tied: readonly boolean[]): Judgement {
  const drew = tied.filter(Boolean).length;
  return { outcome: "draw", places: tied.map((each) => (drew < 2 || each ? 1 : drew + 1)), problems: [] };
}

function byWinners(won: readonly boolean[]): Judgement | null {
  const winners = won.filter(Boolean).length;
  if (winners > 1 && winners === won.length) return { outcome: "draw", places: won.map(() => 1), problems: [] };
  if (winners === 0) return null;
  return { outcome: "win", places: won.map((wins) => (wins ? 1 : winners + 1)), problems: ofFirsts(winners) };
}
