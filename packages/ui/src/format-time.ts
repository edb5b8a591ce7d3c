const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export interface RelativeOptions {
  bare?: boolean;
  seconds?: boolean;
  timeZone?: string;
}

/**
 * How far a moment lies from now, as people say it: `just now`, `5 min ago`, `in 2 h`, `6 d ago`; from two weeks on the date.
 *
 * @param at and `now` in milliseconds since 1970
 * @param bare leaves out `ago` and `in`, for narrow columns
 * @param seconds counts them in the first minute: `12 s ago`
 */
export function formatRelative(at: number, now: number, { bare = false, seconds = false, timeZone }: RelativeOptions = {}): string {
  const distance = Math.abs(now - at);
  if (distance < (seconds ? second : minute)) return bare ? "now" : "just now";
  if (distance >= 14 * day) return formatDay(at, now, timeZone);
  // What has passed is rounded down; what is to come to the nearest, so that a week ahead is not six days a second later.
  const round = at <= now ? Math.floor : Math.round;
  const text = countedUnit(distance, round);
  if (bare) return text;
  return at <= now ? `${text} ago` : `in ${text}`;
}

/** Day and month, with the year when it is not the current one: `3 Mar`, `3 Mar 2024`. */
export function formatDay(at: number, now: number, timeZone?: string): string {
  const sameYear = yearOf(at, timeZone) === yearOf(now, timeZone);
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone,
  }).format(at);
}

/** As short as it can be told apart: `19:30` on the same day, else `3 Mar, 19:30`. */
export function formatMoment(at: number, now: number, timeZone?: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone }).format(at);
  const date = formatDay(at, now, timeZone);
  return date === formatDay(now, now, timeZone) ? time : `${date}, ${time}`;
}

/** To the second: `19:30:05` on the same day, else `3 Mar, 19:30:05`. */
export function formatClock(at: number, now: number, timeZone?: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone }).format(at);
  const date = formatDay(at, now, timeZone);
  return date === formatDay(now, now, timeZone) ? time : `${date}, ${time}`;
}

/** To the second and with its zone, where it must be exact: `Tuesday, 3 March 2026 at 19:30:05 UTC`. */
export function formatExact(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long", timeZone }).format(at);
}

/** Date and time in full: `Tuesday 3 March 2026 at 19:30`. */
export function formatAbsolute(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    dateStyle: "full",
    timeStyle: "short",
    timeZone,
  }).format(at);
}

function countedUnit(distance: number, round: (number: number) => number): string {
  if (distance < minute) return `${round(distance / second)} s`;
  if (distance < hour) return `${round(distance / minute)} min`;
  if (distance < day) return `${round(distance / hour)} h`;
  return `${round(distance / day)} d`;
}

function yearOf(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone }).format(at);
}
