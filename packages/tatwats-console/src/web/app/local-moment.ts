/** A moment as a `datetime-local` field holds it, in the device's zone or in UTC: `2026-11-23T19:30`. */
export function toFieldValue(at: string | undefined, utc: boolean): string {
  if (!at) return "";
  const moment = new Date(at);
  if (utc) return moment.toISOString().slice(0, 16);
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** And back, to ISO 8601 in UTC; undefined for an empty field. */
export function fromFieldValue(value: string, utc: boolean): string | undefined {
  if (value === "") return undefined;
  const at = Date.parse(utc ? `${value}Z` : value);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
