import { type GameImportMapping, type TableField, tableGameFields, tableSeatFields, type UnderstoodGames } from "@podtracker/contract";

/** What the organiser has said of a table; what they have not is left to the server. */
export interface MappingDraft {
  /** By the number of the column. */
  columns: Readonly<Record<number, TableField | "none">>;
  dateOrder: "day-first" | "month-first" | null;
  /** By name as it is written: a member's id, or null for a new guest. */
  members: Readonly<Record<string, string | null>>;
  /** By what stands as the winner: a player's name, or null for a draw. */
  winners: Readonly<Record<string, string | null>>;
}

export const nothingSaid: MappingDraft = { columns: {}, dateOrder: null, members: {}, winners: {} };

type Columns = UnderstoodGames["columns"];
/** The mapping as it is sent. @param understood the answer to which the draft's columns were said; undefined before the first */
export function mappingOf(draft: MappingDraft, understood: UnderstoodGames | undefined, timeZone: string): GameImportMapping {
  const said = {
    timeZone,
    ...(draft.dateOrder ? { dateOrder: draft.dateOrder } : {}),
    ...(Object.keys(draft.members).length > 0 ? { members: draft.members } : {}),
    ...(Object.keys(draft.winners).length > 0 ? { winners: draft.winners } : {}),
  };
  if (!understood || Object.keys(draft.columns).length === 0) return said;
  const chosen = understood.columns.map(({ column, field }) => ({ column, field: draft.columns[column] ?? field ?? "none" }));
  const first = (field: TableField) => chosen.find((each) => each.field === field)?.column ?? null;
  const game = Object.fromEntries(tableGameFields.map((field) => [field, first(field)]));
  const playerColumns = chosen.flatMap(({ column, field }) => (field === "playerColumn" ? [column] : []));
  if (playerColumns.length > 0) return { ...said, ...game, playerColumns };
  const seats = seatsOf(chosen);
  if (seats.length >= 2) return { ...said, ...game, seats };
  return { ...said, ...game, ...Object.fromEntries(tableSeatFields.map((field) => [field, first(field)])) };
}

/** Each player begins a seat, and what follows is theirs; what stands before the first player is the first's. */
function seatsOf(chosen: readonly { column: number; field: Columns[number]["field"] | "none" }[]) {
  const seats: Partial<Record<(typeof tableSeatFields)[number], number>>[] = [];
  for (const { column, field } of chosen) {
    const known = tableSeatFields.find((each) => each === field);
    if (known === undefined) continue;
    const last = seats.at(-1);
    // As tables go that have all players first and all decks after them.
    const free = known === "player" ? undefined : seats.find((seat) => seat[known] === undefined);
    const seat = known === "player" ? undefined : last?.[known] === undefined ? last : free;
    if (seat) seat[known] = column;
    else if (known === "player") seats.push({ player: column });
  }
  return seats.slice(0, 10);
}
