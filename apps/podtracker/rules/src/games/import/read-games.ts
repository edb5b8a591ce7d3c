import { groupSeats, type GroupedGames } from "./group-seats.ts";
import type { TableColumns, TableRow, WrittenGame } from "./import-types.ts";
import { personKey } from "./read-cells.ts";
import { splitGames } from "./split-games.ts";
import { areDashed, namesIn } from "./split-names.ts";

/**
 * Makes games of a table's rows. What stands in brackets behind a name is what they played, unless it tells two of one name
 * apart: then more than one in ten tables would have somebody twice.
 */
export function readGames(rows: readonly TableRow[], columns: TableColumns): GroupedGames {
  const arrange = columns.layout === "seats" ? groupSeats : splitGames;
  const dashedDecks = areDashed(namesOf(rows, columns));
  const found = arrange(rows, { ...columns, dashedDecks });
  if (countTwice(found.games) * 10 <= found.games.length) return found;
  const whole = arrange(rows, { ...columns, wholeNames: true });
  return countTwice(whole.games) < countTwice(found.games) ? whole : found;
}

/** As they stand in the cells of players. */
function namesOf(rows: readonly TableRow[], { game, seats }: TableColumns): string[] {
  const list = game.everybody ?? game.others;
  if (list !== undefined) return rows.flatMap(({ cells, lists }) => namesIn(lists?.get(list) ?? cells[list] ?? ""));
  return rows.flatMap(({ cells }) => seats.flatMap(({ player }) => cells[player ?? -1] || []));
}

function countTwice(games: readonly WrittenGame[]): number {
  return games.filter(({ seats }) => new Set(seats.map(({ player }) => personKey(player))).size < seats.length).length;
}
