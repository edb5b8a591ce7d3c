/** A moment as a date-and-time field holds it, in the device's own time: `2026-11-23T19:30`. */
export function localMinute(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
