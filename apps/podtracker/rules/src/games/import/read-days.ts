import { momentOf } from "../local-minute.ts";
import type { DateOrder } from "./import-types.ts";
import { dateOrderOf, readDate } from "./read-dates.ts";

/** The first games of Magic were played then. */
const EARLIEST = "1993-01-01";
const DAY_MS = 24 * 60 * 60 * 1_000;

export interface DayReader {
  order: DateOrder | null;
  /** Whether nothing needs to be said of the order. */
  sure: boolean;
  /** Of a date that can be read in two ways. */
  example: string;
  /** When a game of that date was played: at noon, where no time is told. */
  read(cell: string): { day: string; playedAt: Date } | { code: "no-date" | "bad-date"; detail: string };
}

/**
 * Reads the dates of a table, all in one order.
 *
 * @param cells the whole column
 * @param order as somebody says it
 */
export function createDayReader(
  cells: readonly string[],
  { order, timeZone, now }: { order: DateOrder | undefined; timeZone: string; now: Date },
): DayReader {
  const latest = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  const decided = dateOrderOf(cells, latest);
  const chosen = order ?? decided?.order ?? "day-first";
  const known = new Map<string, ReturnType<DayReader["read"]>>();

  function read(cell: string): ReturnType<DayReader["read"]> {
    if (cell === "") return { code: "no-date", detail: "No date is told of this game." };
    const date = readDate(cell);
    if (!date) return { code: "bad-date", detail: `“${cell.slice(0, 60)}” is no date.` };
    const day = chosen === "month-first" ? (date.swapped ?? date.day) : date.day;
    if (day < EARLIEST) return { code: "bad-date", detail: `${day} is before the first game of Magic.` };
    if (day > latest) return { code: "bad-date", detail: `${day} lies in the future.` };
    return { day, playedAt: date.moment ? new Date(date.moment) : momentOf(`${day}T${date.time ?? "12:00"}`, timeZone) };
  }

  return {
    order: decided ? chosen : null,
    sure: decided === null || decided.sure || order !== undefined,
    example: cells.find((cell) => readDate(cell)?.swapped !== undefined) ?? "",
    read(cell) {
      const found = known.get(cell) ?? read(cell);
      known.set(cell, found);
      return found;
    },
  };
}
