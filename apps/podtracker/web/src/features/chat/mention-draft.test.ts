import { expect, it } from "vitest";
import { completed, matchesOf, nameBefore } from "./mention-draft.ts";

const people = [{ name: "Ann Marie" }, { name: "Briar" }, { name: "Marius" }];

it("knows when a name is being written", () => {
  expect(nameBefore("hey @Br", 7)).toBe("Br");
  expect(nameBefore("@", 1)).toBe("");
  expect(nameBefore("ash@br", 6)).toBeNull();
  expect(nameBefore("hey @Br and so on", 3)).toBeNull();
});

it("offers whose name or second name begins so, and nobody once it is whole", () => {
  expect(matchesOf(people, "mar").map(({ name }) => name)).toEqual(["Ann Marie", "Marius"]);
  expect(matchesOf(people, "")).toHaveLength(3);
  expect(matchesOf(people, "Briar")).toEqual([]);
  expect(matchesOf(people, "Briar is")).toEqual([]);
});

it("puts the name in, with the rest of the text behind it", () => {
  expect(completed("hey @br, hm", 7, "Briar")).toEqual({ text: "hey @Briar , hm", caret: 11 });
  expect(completed("@", 1, "Ann Marie")).toEqual({ text: "@Ann Marie ", caret: 11 });
});
