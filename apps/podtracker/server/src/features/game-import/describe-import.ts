import type { GamesImport } from "@podtracker/contract";
import type { UnderstoodGame, UnderstoodTable } from "@podtracker/rules";

const SAMPLE = 3;

/** What was understood, as the contract tells it. @param table with the games that are new */
export function describeImport(table: UnderstoodTable): GamesImport {
  const { layout, columns, dateOrder, commanders, doubtfulWinners, open, games } = table;
  const times = games.map(({ playedAt }) => playedAt.getTime());
  const time = (chosen: number) => (games.length === 0 ? null : new Date(chosen).toISOString());
  const understood = {
    layout,
    columns,
    games: games.length,
    firstPlayedAt: time(times.reduce((one, other) => Math.min(one, other), Infinity)),
    lastPlayedAt: time(times.reduce((one, other) => Math.max(one, other), -Infinity)),
    dateOrder,
    players: countGames(table).filter((player) => player.games > 0),
    commanders,
    doubtfulWinners,
    sample: games.slice(0, SAMPLE).map((game) => shownGame(game, table.players)),
    open,
  };
  return { understood, problems: table.problems.toSorted((one, other) => one.line - other.line) };
}

function countGames({ games, players }: Pick<UnderstoodTable, "games" | "players">): UnderstoodTable["players"] {
  const counts = players.map(() => 0);
  for (const { seats } of games) for (const player of new Set(seats.map((seat) => seat.player))) counts[player]! += 1;
  return players.map((player, at) => ({ ...player, games: counts[at]! }));
}

function shownGame({ line, playedAt, outcome, seats }: UnderstoodGame, players: UnderstoodTable["players"]) {
  return {
    line,
    playedAt: playedAt.toISOString(),
    outcome,
    seats: seats.map(({ player, commanders, place, kills }) => ({ player: players[player]!.name, commanders, place, kills })),
  };
}
