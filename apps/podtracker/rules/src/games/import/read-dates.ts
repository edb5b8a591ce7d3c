import type { DateOrder } from "./import-types.ts";

/** A day as a cell tells it, and the minute if it does. Where two readings are left, `swapped` is the other: month first. */
export interface ReadDate {
  day: string;
  swapped?: string;
  /** `19:30` */
  time?: string;
  /** A moment that names its own zone. */
  moment?: string;
}

const MONTHS = new Map(
  [
    "january januar janner jan jän janvier",
    "february februar feb feber",
    "march marz mar mär mrz",
    "april apr",
    "may mai",
    "june juni jun",
    "july juli jul",
    "august aug",
    "september sept sep",
    "october oktober oct okt",
    "november nov",
    "december dezember dec dez",
  ].flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\.?,? +/i;
const TIME = /[ t,]+(?:at |um )?(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?(?: ?(am|pm|uhr))?$/i;
/** Days of spreadsheets count from 30 December 1899; those of 1993 to 2099. */
const SERIAL = /^([3-7]\d{4})(?:[.,](\d+))?$/;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Reads one date, of any of the kinds that people and spreadsheets write; null where it is none. */
export function readDate(cell: string): ReadDate | null {
  const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i.test(cell);
  if (zoned && !Number.isNaN(Date.parse(cell))) {
    // Whoever exports days as moments writes midnight.
    if (/[T ]00:00(?::00(?:\.0+)?)?Z$/i.test(cell)) return ofDay(cell.slice(0, 10).split("-").map(Number));
    return { day: cell.slice(0, 10), moment: new Date(cell).toISOString() };
  }
  const text = cell.replace(WEEKDAY, "");
  const clock = TIME.exec(text);
  const day = readDay(clock ? text.slice(0, clock.index) : text);
  if (!day || !clock || day.time !== undefined) return day;
  const time = timeOf(clock);
  return time === null ? null : { ...day, time };
}

function timeOf([, hours, minutes, half]: RegExpExecArray): string | null {
  const shift = half?.toLowerCase() === "pm" && Number(hours) < 12 ? 12 : half?.toLowerCase() === "am" && Number(hours) === 12 ? -12 : 0;
  const hour = Number(hours) + shift;
  return hour > 23 || Number(minutes) > 59 ? null : `${two(hour)}:${minutes}`;
}

function readDay(text: string): ReadDate | null {
  const yearFirst = /^(\d{4})([-/.年]) ?(\d{1,2})\2? ?(\d{1,2})\.?$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (yearFirst) return ofDay([Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4])]);
  const serial = SERIAL.exec(text);
  if (serial) return ofSerial(Number(serial[1]), Number(`0.${serial[2] ?? 0}`));
  const numbers = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})$/.exec(text);
  if (numbers) return ofNumbers(Number(numbers[1]), Number(numbers[3]), { year: fullYear(numbers[4]!), dotted: numbers[2] === "." });
  return ofWords(text);
}

function ofSerial(days: number, part: number): ReadDate {
  const day = new Date(SERIAL_ZERO + days * DAY).toISOString().slice(0, 10);
  const minutes = Math.round(part * 1440);
  return minutes === 0 || minutes >= 1440 ? { day } : { day, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

/** With dots the day comes first, as where dots are written; else nobody knows. */
function ofNumbers(first: number, second: number, { year, dotted }: { year: number; dotted: boolean }): ReadDate | null {
  const dayFirst = ofDay([year, second, first]);
  const monthFirst = ofDay([year, first, second]);
  if (!dayFirst || !monthFirst || dotted || first === second) return dayFirst ?? monthFirst;
  return { day: dayFirst.day, swapped: monthFirst.day };
}

function ofWords(text: string): ReadDate | null {
  const parts = /^(\d{1,2})(?:st|nd|rd|th)?[.\s/-]*(?:of )?(\p{L}+)[.,\s/-]*(\d{4}|\d{2})$/iu.exec(text);
  if (parts) return ofDay([fullYear(parts[3]!), monthOf(parts[2]!), Number(parts[1])]);
  const american = /^(\p{L}+)[.\s/-]*(\d{1,2})(?:st|nd|rd|th)?[.,\s/-]+(\d{4}|\d{2})$/iu.exec(text);
  if (american) return ofDay([fullYear(american[3]!), monthOf(american[1]!), Number(american[2])]);
  const yearFirst = /^(\d{4})[.,\s/-]+(\p{L}+)[.\s/-]*(\d{1,2})$/u.exec(text);
  return yearFirst ? ofDay([Number(yearFirst[1]), monthOf(yearFirst[2]!), Number(yearFirst[3])]) : null;
}

function monthOf(name: string): number {
  const folded = name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return MONTHS.get(folded) ?? 0;
}

/** Two digits are of this century, or of the last from the year of the first game of Magic on. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year >= 93 ? 1900 + year : 2000 + year;
}

function ofDay([year = 0, month = 0, day = 0]: readonly number[]): ReadDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1000 ? { day: date.toISOString().slice(0, 10) } : null;
}

const two = (number: number) => String(number).padStart(2, "0");

/**
 * Whether the day or the month comes first, decided by the whole column: by dates that can be read in one way
 * only, else by games that would lie in the future. Null where no date needs it; `sure` is false where nothing
 * decides, and then the order is the one in which the table is sorted, if in one it is.
 *
 * @param today such as `2026-11-23`
 */
export function dateOrderOf(cells: readonly string[], today: string): { order: DateOrder; sure: boolean } | null {
  const dates = cells.flatMap((cell) => readDate(cell) ?? []);
  const open = dates.filter((date) => date.swapped !== undefined);
  if (open.length === 0) return null;
  const votes = cells.map(voteOf);
  const [dayVotes, monthVotes] = [
    votes.filter((vote) => vote === "day-first").length,
    votes.filter((vote) => vote === "month-first").length,
  ];
  if (dayVotes !== monthVotes) return { order: dayVotes > monthVotes ? "day-first" : "month-first", sure: true };
  const late = { day: open.some(({ day }) => day > today), month: open.some(({ swapped }) => swapped! > today) };
  if (late.day !== late.month) return { order: late.day ? "month-first" : "day-first", sure: true };
  const sorted = { day: isSorted(dates.map(({ day }) => day)), month: isSorted(dates.map(({ day, swapped }) => swapped ?? day)) };
  return { order: sorted.month && !sorted.day ? "month-first" : "day-first", sure: false };
}

/** What a date says of the order that can be read in one way only. */
function voteOf(cell: string): DateOrder | null {
  const numbers = /^(?:\p{L}+\.?,? +)?(\d{1,2})([-/])(\d{1,2})\2(?:\d{4}|\d{2})\b/u.exec(cell);
  if (!numbers) return null;
  if (Number(numbers[1]) > 12 && Number(numbers[3]) <= 12) return "day-first";
  return Number(numbers[3]) > 12 && Number(numbers[1]) <= 12 ? "month-first" : null;
}

function isSorted(days: readonly string[]): boolean {
  const rises = days.every((day, at) => at === 0 || day >= days[at - 1]!);
  return rises || days.every((day, at) => at === 0 || day <= days[at - 1]!);
}
