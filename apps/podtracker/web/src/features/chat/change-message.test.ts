import { expect, it } from "vitest";
import { toggled } from "./change-message.ts";

it("gives a reaction, joins one, and takes it back", () => {
  const one = toggled([], "🔥", "ash");
  expect(one).toEqual([{ emoji: "🔥", count: 1, mine: true, by: ["ash"] }]);
  const two = toggled(one, "🔥", "briar");
  expect(two).toMatchObject([{ count: 2, by: ["ash", "briar"] }]);
  expect(toggled(two, "🔥", "ash")).toEqual([{ emoji: "🔥", count: 1, mine: false, by: ["briar"] }]);
  expect(toggled(one, "🔥", "ash")).toEqual([]);
});
