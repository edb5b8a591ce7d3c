/**
 * A moment as a date-and-time field holds it: `2026-11-23T19:30`.
 *
 * @param timeZone the zone that times are told in; undefined is the device's own
 */
export function localMinute(moment: Date, timeZone?: string): string {
  // Sweden writes dates as ISO 8601 does, but for years of less than four digits.
  const text = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone }).format(moment).replace(" ", "T");
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
