import { expect, test } from "vitest";
import { isKept, type SeenQuery, sortOut } from "./seen-query.ts";

const day = 24 * 60 * 60_000;
const now = Date.UTC(2026, 8, 1);
const ash = { userId: "ash", now, contract: "one" };

function seen(facts: Partial<SeenQuery> = {}): SeenQuery {
  return { userId: "ash", queryKey: ["pods"], data: {}, at: now - 1_000, size: 100, contract: "one", ...facts };
}

test("pages, decks, games and news are kept; links, searches, tables and what belongs to signing in are not", () => {
  for (const key of [["me"], ["pods"], ["pods", "1", "messages", null], ["decks", "one", "2"], ["games", "3"], ["notifications", "list"]])
    expect(isKept(key), key.join()).toBe(true);
  for (const key of [
    ["me", "sessions"],
    ["me", "passkeys"],
    ["pods", "1", "invites"],
    ["pods", "1", "claims"],
    ["pods", "1", "message-search", "dice"],
    ["pods", "1", "messages", "4"],
    ["live-table", "ash", "3"],
    ["invites", "code"],
    ["shared-deck", "code"],
    ["verified-address", "token"],
    ["cards", "found", "all", "krenko"],
  ])
    expect(isKept(key), key.join()).toBe(false);
});

test("nobody sees what another person's pages kept, nor what is too old or of another shape", () => {
  const all = [
    ["mine", seen()],
    ["another's", seen({ userId: "briar" })],
    ["old", seen({ at: now - 31 * day })],
    ["of another build", seen({ contract: "two" })],
  ] as const;
  const { shown, dropped } = sortOut(all, ash);
  expect(shown).toEqual([all[0][1]]);
  expect(dropped.toSorted((one, other) => one.localeCompare(other))).toEqual(["another's", "of another build", "old"]);
  expect(sortOut(all, { ...ash, userId: null }).shown).toEqual([]);
});

test("the latest stay where there is more than a device should hold, and who somebody is always does", () => {
  const all = [
    ["me", seen({ queryKey: ["me"], at: now - day })],
    ...[1, 2, 3, 4, 5, 6, 7].map((age) => [`pod ${age}`, seen({ size: 499_000, at: now - age })] as const),
  ] as const;
  const { shown, dropped } = sortOut(all, ash);
  expect(shown[0]!.queryKey).toEqual(["me"]);
  expect(shown).toHaveLength(7);
  expect(dropped).toEqual(["pod 7"]);
});
