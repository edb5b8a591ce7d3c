import { expect, it } from "vitest";
import { forgetNames, memberIdsIn, nameOf, placeNames } from "./names-in-text.ts";

const [ash, briar] = ["01a2087b-3339-76b2-8111-735598ac6b34", "01a2087b-7421-73fa-9dcb-d79dd001ad3f"];
const text = `${nameOf(ash)} won after 9 turns. Behind: ${nameOf(briar)} and ${nameOf(ash)}’s friend.`;

it("puts names where they belong, and forgets them there and nowhere else", () => {
  expect(memberIdsIn(text)).toEqual([ash, briar]);
  const placed = placeNames(
    text,
    new Map([
      [ash, "e"],
      [briar, "Briar"],
    ]),
    "Former player",
  );
  expect(placed.text).toBe("e won after 9 turns. Behind: Briar and e’s friend.");
  const gone = forgetNames(placed.text, placed.spans, new Set([ash]), "Former player");
  expect(gone.text).toBe("Former player won after 9 turns. Behind: Briar and Former player’s friend.");
  expect(forgetNames(gone.text, gone.spans, new Set([briar]), "X").text).toBe(
    "Former player won after 9 turns. Behind: X and Former player’s friend.",
  );
});

it("calls who is not known otherwise", () => {
  expect(placeNames(nameOf(ash), new Map(), "Former player").text).toBe("Former player");
});
