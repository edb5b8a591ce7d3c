/**
 * A moment as a date-and-time field holds it: `2026-11-23T19:30`.
 *
 * @param timeZone the zone that times are told in; undefined is the device's own
 */
export function localMinute(moment: Date, timeZone?: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone }).format(moment).replace(" ", "T");
}

/** The moment that such a field means. An hour that the clocks skip is taken as the one after it. */
export function momentOf(minute: string, timeZone?: string): Date {
  const asUtc = Date.parse(`${minute}Z`);
  const ahead = (at: number) => Date.parse(`${localMinute(new Date(at), timeZone)}Z`) - at;
  // Once by how far the zone is ahead about then, and once by how far it is at the moment so found.
  const near = asUtc - ahead(asUtc);
  return new Date(asUtc - ahead(near));
}
