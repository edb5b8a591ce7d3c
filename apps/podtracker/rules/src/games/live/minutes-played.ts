/** Nobody thinks for six hours about a turn: the game lay aside meanwhile. */
const brokenOffMs = 6 * 60 * 60_000;

/**
 * How long was played, to the minute.
 *
 * @param startedAt in milliseconds of the epoch
 * @param moments when something happened, likewise, in the order of the log; what several devices tell may run backwards a little
 */
export function minutesPlayed(startedAt: number, moments: readonly number[]): number {
  let last = startedAt;
  let played = 0;
  for (const moment of moments) {
    if (moment <= last) continue;
    if (moment - last < brokenOffMs) played += moment - last;
    last = moment;
  }
  return Math.round(played / 60_000);
}
