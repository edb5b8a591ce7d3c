const clocks = new Map<string | undefined, Intl.DateTimeFormat>();

/** Making one costs a hundred times what asking it does. */
function clockOf(timeZone: string | undefined): Intl.DateTimeFormat {
  // Sweden writes dates as ISO 8601 does, but for years of less than four digits.
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone });
  // Without a zone it is the device's, which may travel.
  if (timeZone !== undefined) clocks.set(timeZone, clock);
  return clock;
}

/**
 * A moment as a date-and-time field holds it: `2026-11-23T19:30`.
 *
 * @param timeZone the zone that times are told in; undefined is the device's own
 */
export function localMinute(moment: Date, timeZone?: string): string {
  const text = clockOf(timeZone).format(moment).replace(" ", "T");
  return text.padStart("2026-11-23T19:30".length, "0");
}

const day = 24 * 60 * 60 * 1_000;

/**
 * The moment that such a field means; an invalid date where it means none. An hour that the clocks skip is taken as
 * the one after it, and of one that comes twice the first.
 */
export function momentOf(minute: string, timeZone?: string): Date {
  const asUtc = Date.parse(`${minute}Z`);
  if (Number.isNaN(asUtc)) return new Date(Number.NaN);
  const ahead = (at: number) => Date.parse(`${localMinute(new Date(at), timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
  const candidates = [asUtc - ahead(asUtc - day), asUtc - ahead(asUtc + day)].toSorted((one, other) => one - other);
  const meant = candidates.find((at) => localMinute(new Date(at), timeZone) === minute);
  return new Date(meant ?? candidates.at(-1)!);
}
