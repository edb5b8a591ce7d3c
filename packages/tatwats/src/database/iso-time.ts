/** The SQL that turns a timestamp into the text that JSON takes: ISO 8601 in UTC, to the millisecond. */
export function isoTime(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
