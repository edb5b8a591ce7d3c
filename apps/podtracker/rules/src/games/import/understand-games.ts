import { nameKey } from "../../cards/name-key.ts";
import { readDecksAsCommanders } from "./decks-as-commanders.ts";
import { fieldsByColumn, findColumns } from "./find-columns.ts";
import { findTable, type FoundTable } from "./find-table.ts";
import type {
  CommanderNames,
  GameImportProblem,
  GameImportProblemCode,
  KnownPlayer,
  TableColumns,
  TableMapping,
  TableRow,
  UnderstoodGame,
  UnderstoodTable,
  WrittenGame,
  WrittenSeat,
} from "./import-types.ts";
import { MOST_PLAYERS } from "./import-types.ts";
import { createDoubtfulWinners, type DoubtfulWinners } from "./doubtful-winners.ts";
import type { Judgement } from "./judge-result.ts";
import { createCommanderMatcher } from "./match-commanders.ts";
import { createPlayerMatcher } from "./match-players.ts";
import { tellNames } from "./name-problems.ts";
import { numberOf, personKey } from "./read-cells.ts";
import { createDayReader, type DayReader } from "./read-days.ts";
import { readFacts } from "./read-facts.ts";
import { readGames } from "./read-games.ts";
import { skipRows } from "./skip-rows.ts";

export interface ImportSurroundings {
  names: CommanderNames;
  /** Who is in the pod. */
  known: readonly KnownPlayer[];
  /** Whom somebody says a name to mean; null for somebody new. */
  players?: ReadonlyMap<string, string | null>;
  mapping?: TableMapping;
  /** In which a day without a time is meant. */
  timeZone: string;
  now: Date;
}

/** Rows that are looked at to tell what their columns hold. */
const ROWS_TO_LOOK_AT = 200;
const EXAMPLES = 3;

/**
 * Understands a playgroup's table of games, however they keep it: a row a seat, a row a game, or a column a player. Whatever
 * it holds, each row with something in it is in a game or in a problem; undefined where the text is no table.
 */
export function understandGames(text: string, surroundings: ImportSurroundings): UnderstoodTable | undefined {
  const mapping = surroundings.mapping ?? {};
  const table = findTable(text, mapping);
  if (!table) return undefined;
  const { rows, problems } = skipRows(table);
  const columns = findColumns(table.names, rows.slice(0, ROWS_TO_LOOK_AT), mapping);
  const days = createDayReader(
    rows.flatMap(({ cells }) => cells[columns.game.date ?? -1] ?? []),
    { ...surroundings, order: mapping.dateOrder },
  );
  const missing = missingColumns(columns);
  const shape = { layout: columns.layout, columns: describeColumns(table, rows, columns), dateOrder: days.order };
  if (missing.length > 0) {
    const detail = `No column is known to hold ${missing.join(", nor ")}. Say which it is.`;
    const asked: GameImportProblem = { line: table.namesLine, code: "missing-columns", detail, leftOut: false };
    const left = rows.map(({ line }): GameImportProblem => ({
      line,
      code: "not-a-game",
      detail: "Nobody knows yet what its columns hold.",
      leftOut: true,
    }));
    return {
      ...shape,
      games: [],
      players: [],
      commanders: [],
      doubtfulWinners: [],
      open: true,
      problems: inOrder([...problems, asked, ...left]),
    };
  }
  const found = readGames(rows, columns);
  problems.push(...found.problems);
  if (!days.sure) {
    const example = days.example;
    const detail = `In dates such as ${example} nothing tells whether the day or the month comes first. Say which it is.`;
    problems.push({ line: table.namesLine, code: "ambiguous-dates", detail, leftOut: false });
  }
  const understood = understandAll(readDecksAsCommanders(found.games, surroundings.names), { ...surroundings, days, columns, problems });
  return { ...shape, ...understood, open: !days.sure, problems: inOrder(problems) };
}

function missingColumns({ game, seats, layout }: TableColumns): string[] {
  const first = seats[0];
  const everybody = game.everybody ?? game.others;
  const hasPlayers = everybody !== undefined || first?.player !== undefined || first?.named !== undefined;
  const hasResult = game.winner !== undefined || seats.some(({ place, standing }) => place !== undefined || standing !== undefined);
  return [
    game.date === undefined ? "the date" : "",
    !hasPlayers || (layout !== "seats" && everybody === undefined && seats.length < 2) ? "who played" : "",
    hasPlayers && !hasResult && game.everybody === undefined ? "who won, or the places" : "",
  ].filter(Boolean);
}

function describeColumns({ names }: FoundTable, rows: readonly TableRow[], columns: TableColumns): UnderstoodTable["columns"] {
  const fields = fieldsByColumn(columns);
  const width = Math.max(names.length, ...rows.slice(0, ROWS_TO_LOOK_AT).map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, position) => {
    const cells = rows.slice(0, ROWS_TO_LOOK_AT).flatMap((row) => row.cells[position] || []);
    return {
      column: position + 1,
      name: names[position] ?? "",
      examples: [...new Set(cells)].slice(0, EXAMPLES),
      field: fields.get(position)?.field ?? null,
      seat: fields.get(position)?.seat ?? null,
    };
  });
}

interface Work extends ImportSurroundings {
  days: DayReader;
  columns: TableColumns;
  problems: GameImportProblem[];
}

function understandAll(
  written: readonly WrittenGame[],
  work: Work,
): Pick<UnderstoodTable, "games" | "players" | "commanders" | "doubtfulWinners"> {
  const doubtful = createDoubtfulWinners(work.mapping?.winners ?? {});
  const players = createPlayerMatcher(work.known, work.players ?? new Map());
  const commanders = createCommanderMatcher(work.names);
  const identities = new Map<string, number>();
  const games: UnderstoodGame[] = [];
  for (const each of written) {
    const fit = judgeGame(each, work, doubtful);
    if (!fit) continue;
    const { game } = fit;
    const identity = identityOf(game, fit);
    // Two games of an evening may be alike in all that is written of them.
    const twins = (identities.get(identity) ?? 0) + 1;
    identities.set(identity, twins);
    games.push({
      ...seatGame(game, fit, { ...work, positionOf: players.positionOf, matchSeat: commanders.matchSeat }),
      identity: `${identity}\n${twins}`,
    });
  }
  for (const { seats } of games) for (const player of new Set(seats.map((seat) => seat.player))) players.players[player]!.games += 1;
  for (const { line, seats } of games) {
    for (const name of playersTwice(seats, players.players))
      work.problems.push({ line, code: "member-twice", detail: `${name} sits in several seats; each counts.`, leftOut: false });
  }
  work.problems.push(...tellNames(commanders.used(), players.ambiguous, written));
  return { games, players: players.players, commanders: commanders.used(), doubtfulWinners: doubtful.all() };
}

function playersTwice(seats: UnderstoodGame["seats"], players: UnderstoodTable["players"]): string[] {
  const ids = seats.map(({ player }) => players[player]!.memberId ?? player);
  return [...new Set(seats.flatMap(({ player }, at) => (ids.indexOf(ids[at]!) === at ? [] : [players[player]!.name])))];
}

type Fit = Judgement & { game: WrittenGame; day: string; playedAt: Date };

/** The game's day and result; a game that lacks one is left out with all its lines. */
function judgeGame(game: WrittenGame, { days, problems }: Work, doubtful: DoubtfulWinners): Fit | undefined {
  const leaveOut = (code: GameImportProblemCode, detail: string) => {
    for (const line of new Set(game.lines)) problems.push({ line, code, detail, leftOut: true });
    return undefined;
  };
  const { length } = game.seats;
  const date = days.read(game.date);
  if ("code" in date) return leaveOut(date.code, date.detail);
  if (length < 2)
    return leaveOut("too-few-players", length === 0 ? "This line names no players." : `${game.seats[0]!.player} sits alone in this game.`);
  if (length > MOST_PLAYERS)
    return leaveOut("too-many-players", `${length} players are more than a game has; at most ${MOST_PLAYERS} sit at a table.`);
  const judged = doubtful.judge(game);
  if (!judged) return leaveOut("no-result", "Neither a winner nor a draw is told of this game.");
  if ("stray" in judged)
    return leaveOut("winner-unclear", `“${judged.stray}” is said to have won, and is none of the players. Say who is meant.`);
  return { ...judged, ...date };
}

/** What is written of a game, without how it is arranged. */
function identityOf({ seats }: WrittenGame, { day, outcome, places }: Fit): string {
  const each = seats.map(({ player, commander, partner, deck, kills }, at) =>
    [personKey(player), nameKey(commander), nameKey(partner), nameKey(deck), places[at], numberOf(kills, 0, 9) ?? ""].join("\t"),
  );
  return [day, outcome, ...each.toSorted()].join("\n");
}

interface Seating extends Work {
  positionOf(written: string): number;
  matchSeat: ReturnType<typeof createCommanderMatcher>["matchSeat"];
}

function seatGame(game: WrittenGame, fit: Fit, work: Seating): Omit<UnderstoodGame, "identity"> {
  const line = game.lines[0]!;
  const note = (code: GameImportProblemCode, detail: string) => void work.problems.push({ line, code, detail, leftOut: false });
  for (const { code, detail } of fit.problems) note(code, detail);
  const seats = game.seats.map((seat, at) => {
    const isWinner = fit.places[at] === 1 && fit.outcome === "win";
    const { tooMany, ...matched } = work.matchSeat(isWinner ? withWinning(seat, game) : seat);
    if (tooMany) note("too-many-commanders", `${seat.player} has more than two commanders; the first two stay.`);
    return { player: work.positionOf(seat.player), place: fit.places[at]!, kills: null, ...matched };
  });
  const { kills, ...facts } = readFacts(game, { ...fit, countsKills: work.columns.seats.some((seat) => seat.kills !== undefined) }, note);
  return {
    line,
    playedAt: fit.playedAt,
    outcome: fit.outcome,
    ...facts,
    seats: seats.map((seat, at) => ({ ...seat, kills: kills[at] ?? null })),
  };
}

/** What the winner played may stand apart from who played. */
function withWinning(seat: WrittenSeat, { winningCommander, winningDeck }: WrittenGame): WrittenSeat {
  if (seat.commander !== "") return seat;
  return { ...seat, commander: winningCommander, deck: seat.deck || winningDeck };
}

function inOrder(problems: readonly GameImportProblem[]): GameImportProblem[] {
  return problems.toSorted((one, other) => one.line - other.line);
}
