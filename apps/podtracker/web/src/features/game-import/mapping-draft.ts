import type { GameImportMapping, TableField, UnderstoodGames } from "@podtracker/contract";

/** What the organiser has said of a table; what they have not is left to the server. */
export interface MappingDraft {
  /** By the number of the column. */
  columns: Readonly<Record<number, TableField | "none">>;
  dateOrder: "day-first" | "month-first" | null;
  /** By name as it is written: a member's id, or null for a new guest. */
  members: Readonly<Record<string, string | null>>;
}

export const nothingSaid: MappingDraft = { columns: {}, dateOrder: null, members: {} };

type Columns = UnderstoodGames["columns"];
const seatFields = ["player", "commander", "partner", "deck", "place", "kills"] as const;
const gameFields = ["date", "game", "winner", "turns", "minutes", "winCondition", "notes"] as const;

/** In the order in which they are offered. */
export const tableFields = ["date", "game", ...seatFields, "winner", "turns", "minutes", "winCondition", "notes"] as const;

/** Whether columns are players, or one holds all of them: then only what is told of the whole game can be said otherwise. */
export function hasFixedSeats({ layout, columns }: Pick<UnderstoodGames, "layout" | "columns">): boolean {
  return layout === "players" || (layout === "games" && !columns.some(({ field }) => field === "player"));
}

/** The mapping as it is sent. @param understood the answer to which the draft's columns were said; undefined before the first */
export function mappingOf(draft: MappingDraft, understood: UnderstoodGames | undefined, timeZone: string): GameImportMapping {
  const said = {
    timeZone,
    ...(draft.dateOrder ? { dateOrder: draft.dateOrder } : {}),
    ...(Object.keys(draft.members).length > 0 ? { members: draft.members } : {}),
  };
  if (!understood || Object.keys(draft.columns).length === 0) return said;
  const chosen = understood.columns.map(({ column, field }) => ({ column, field: draft.columns[column] ?? field ?? "none" }));
  const first = (field: TableField) => chosen.find((each) => each.field === field)?.column ?? null;
  const game = Object.fromEntries(gameFields.map((field) => [field, first(field)]));
  if (hasFixedSeats(understood)) return { ...said, ...game };
  const seats = seatsOf(chosen);
  if (seats.length >= 2) return { ...said, ...game, seats };
  return { ...said, ...game, ...Object.fromEntries(seatFields.map((field) => [field, first(field)])) };
}

/** Each player begins a seat, and what follows is theirs; what stands before the first player is the first's. */
function seatsOf(chosen: readonly { column: number; field: Columns[number]["field"] | "none" }[]) {
  const seats: Partial<Record<(typeof seatFields)[number], number>>[] = [];
  for (const { column, field } of chosen) {
    const known = seatFields.find((each) => each === field);
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
