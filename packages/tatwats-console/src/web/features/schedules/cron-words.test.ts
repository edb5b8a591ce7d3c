import { expect, test } from "vitest";
import { cronWords } from "./cron-words.ts";

test.each([
  ["* * * * *", "every minute"],
  ["*/5 * * * *", "every 5 minutes"],
  ["0 * * * *", "every hour"],
  ["0 */6 * * *", "every 6 hours"],
  ["0 3 * * *", "every day at 03:00"],
  ["30 18 * * 0", "Sundays at 18:30"],
  ["0 9 * * 1-5", "Monday to Friday at 09:00"],
  ["0 4 1 * *", "day 1 of each month at 04:00"],
  ["0 4 1 1 *", "0 4 1 1 *"],
  ["nonsense", "nonsense"],
])("%s is %s", (cron, words) => {
  expect(cronWords(cron)).toBe(words);
});
