import { mayBeList } from "./header-words.ts";
import type { Field, TableMapping, TableRow } from "./import-types.ts";
import { numberOf, personKey, saysNothing } from "./read-cells.ts";
import { nameAndMore, namesIn } from "./split-names.ts";

type ListField = "everybody" | "others";

interface Candidates {
  said: ReadonlyMap<Field, number>;
  /** By the names of the columns. */
  named: { everybody?: number | undefined; others?: number | undefined; player?: number | undefined };
  winner: number | undefined;
  mapping: TableMapping;
}

/**
 * The column that holds all players, or all but the winner, of a game in one cell: as somebody says, or as it is called. One
 * that is called as a single player's is it where lists stand in it: a German “Spieler” is one, or all of them.
 */
export function findList(
  names: readonly string[],
  rows: readonly TableRow[],
  { said, named, winner, mapping }: Candidates,
): { field: ListField; position: number } | undefined {
  for (const field of ["everybody", "others"] as const) {
    const position = said.get(field);
    if (position !== undefined) return { field, position };
  }
  if (said.has("player")) return undefined;
  if (mapping.everybody !== null) {
    const position = names.findIndex((name, at) => mayBeList(name) && ![...said.values()].includes(at) && holdsLists(rows, at, winner));
    if (position !== -1) return { field: "everybody", position };
  }
  if (named.player !== undefined) return undefined;
  const found = (["everybody", "others"] as const).find((field) => named[field] !== undefined && !isCounted(rows, named[field]));
  return found && { field: found, position: named[found]! };
}

/** Most cells hold three names, or two of which one won; “Smith, John” is one person. */
function holdsLists(rows: readonly TableRow[], position: number, winner: number | undefined): boolean {
  const cells = rows.filter((row) => !saysNothing(row.cells[position] ?? ""));
  const lists = cells.filter((row) => {
    const listed = namesIn(row.lists?.get(position) ?? row.cells[position]!).map((name) => nameAndMore(name));
    const won = personKey(nameAndMore(row.cells[winner ?? -1] ?? "").player);
    const tellsResult = listed.every(({ place }) => place !== "") || listed.some(({ player }) => personKey(player) === won);
    return listed.length >= 3 || (listed.length === 2 && tellsResult);
  });
  return lists.length * 2 > cells.length;
}

/** “Players” may be how many they were. */
function isCounted(rows: readonly TableRow[], position: number): boolean {
  const cells = rows.map(({ cells: each }) => each[position] ?? "").filter((cell) => !saysNothing(cell));
  return cells.length > 0 && cells.every((cell) => numberOf(cell, 0, 99) !== null);
}
