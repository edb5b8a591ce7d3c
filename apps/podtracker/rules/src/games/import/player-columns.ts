import { fieldOf, seatFieldOf } from "./header-words.ts";
import type { Field, SeatColumns, SeatField, TableColumns, TableRow } from "./import-types.ts";
import { markOf, personKey, placeOf, saysNothing } from "./read-cells.ts";

/**
 * Columns of players, called by their names: in the cells stand their places, or, beside a winner, their decks. What
 * else a table tells of each may stand in columns of its own: `Ash, Ash kills, Briar, Briar kills`.
 */
export function playerColumns(
  names: readonly string[],
  rows: readonly TableRow[],
  { taken, game }: { taken: ReadonlySet<number>; game: TableColumns["game"] },
): SeatColumns[] {
  const used = new Set([...taken, ...Object.values(game)]);
  if (game.date === undefined && game.winner === undefined) return [];
  const positions = names.flatMap((name, position) => {
    if (name === "" || used.has(position) || (fieldOf(name) ?? seatFieldOf(name))) return [];
    return rows.some(({ cells }) => !saysNothing(cells[position] ?? "")) ? [position] : [];
  });
  const own = ownColumns(names, positions);
  const bare = positions.filter((position) => !own.has(position));
  const results = bare.filter((position) => holdsResults(rows, position));
  const places = [...own.values()].filter(({ field }) => field === "place");
  if (results.length < 2 && places.length < 2 && game.winner === undefined) return [];
  const owners = new Set([...own.values()].map(({ player }) => personKey(player)));
  const arePlayers = results.length >= 2 ? results : own.size === 0 ? bare : [];
  const kept = positions.filter(
    (position) => own.has(position) || arePlayers.includes(position) || owners.has(personKey(names[position]!)),
  );
  return columnsAsSeats(names, rows, { positions: kept, winner: game.winner });
}

/** Seats of the columns that are called by players. */
export function columnsAsSeats(
  names: readonly string[],
  rows: readonly TableRow[],
  { positions, winner }: { positions: readonly number[]; winner: number | undefined },
): SeatColumns[] {
  const own = ownColumns(names, positions);
  const bare = positions.filter((position) => !own.has(position));
  const isTold = winner !== undefined || [...own.values()].some(({ field }) => field === "place");
  const areDecks = isTold && !bare.some((position) => holdsResults(rows, position));
  const seats = new Map<string, SeatColumns>();
  for (const position of bare) {
    const named = names[position] || `Column ${position + 1}`;
    // Two columns of one name are two players until somebody says otherwise.
    const key = seats.has(personKey(named)) ? `${position}` : personKey(named);
    seats.set(key, { named, ...(areDecks ? { deck: position } : { place: position }) });
  }
  for (const [position, { player, field }] of own) {
    const seat: SeatColumns = seats.get(personKey(player)) ?? { named: player };
    seats.set(personKey(player), { ...seat, [field]: seat[field] ?? position });
  }
  return [...seats.values()];
}

interface OwnColumn {
  player: string;
  field: SeatField;
}

/** The columns that tell one thing of one player: of whom there is a column, or several of whom have the like. */
function ownColumns(names: readonly string[], positions: readonly number[]): Map<number, OwnColumn> {
  const found = positions.flatMap((position) => {
    const own = ownColumnOf(names[position] ?? "");
    return own ? [{ position, ...own }] : [];
  });
  const named = new Set(positions.map((position) => personKey(names[position] ?? "")));
  const alike = (field: SeatField) => new Set(found.filter((own) => own.field === field).map(({ player }) => personKey(player)));
  const shared = (["place", "deck", "commander"] as const).map(alike).filter((players) => players.size >= 2);
  const isOwner = (key: string) => named.has(key) || shared.some((players) => players.has(key));
  return new Map(found.flatMap(({ position, ...own }) => (isOwner(personKey(own.player)) ? [[position, own]] : [])));
}

/** Words of columns that tell something of one player; whether they won is as good as a place. */
const OF_PLAYERS: Partial<Record<Field, SeatField>> = {
  place: "place",
  winner: "place",
  deck: "deck",
  commander: "commander",
  partner: "partner",
  kills: "kills",
};

/** `Ash deck`, `Ash’s kills`, `Ash: place`, `Ash (commander)`, `Kills Ash`. */
function ownColumnOf(name: string): OwnColumn | undefined {
  const last = /^(.+?)(?:['’]s)?\s*[\s:_/|–—([-]\s*(\p{L}+)[)\]]?$/u.exec(name);
  const first = /^(\p{L}+)\s*[\s:_/|–—-]\s*(?:of |by |von )?(.+)$/u.exec(name);
  return ownColumn(last?.[1], last?.[2]) ?? ownColumn(first?.[2], first?.[1]);
}

function ownColumn(player = "", word = ""): OwnColumn | undefined {
  const known = fieldOf(word)?.field;
  const field = known && OF_PLAYERS[known];
  if (!field || personKey(player) === "" || (fieldOf(player) ?? seatFieldOf(player))) return undefined;
  return { player: player.trim(), field };
}

function holdsResults(rows: readonly TableRow[], position: number): boolean {
  const cells = rows.map(({ cells: each }) => each[position] ?? "").filter((cell) => !saysNothing(cell));
  return cells.length > 0 && cells.every((cell) => placeOf(cell) !== null || markOf(cell) !== null);
}
