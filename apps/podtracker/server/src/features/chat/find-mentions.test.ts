import { expect, it } from "vitest";
import { findMentions } from "./find-mentions.ts";

const people = [
  { userId: "1", name: "Ann" },
  { userId: "2", name: "Ann Marie" },
  { userId: "3", name: "José" },
  { userId: "4", name: "ann" },
];

it("finds whole names after an @, whatever their case", () => {
  expect(findMentions("@josé, are you in? @JOSÉ!", people)).toEqual(["3"]);
  expect(findMentions("well,@José", people)).toEqual(["3"]);
  expect(findMentions("José is late", people)).toEqual([]);
});

it("means the longer of two names that begin alike, and all who share one", () => {
  expect(findMentions("ask @Ann Marie", people)).toEqual(["2"]);
  expect(findMentions("ask @Ann", people)).toEqual(["1", "4"]);
});

it("finds nobody in addresses, parts of words and lone signs", () => {
  expect(findMentions("me@ann.example, @annabel, @@ann, @", people)).toEqual([]);
});
