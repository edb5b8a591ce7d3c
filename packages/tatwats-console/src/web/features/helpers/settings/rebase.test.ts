import { expect, test } from "vitest";
import { clashes, rebase } from "./rebase.ts";

const base = { tone: "dry", atOnce: 4, mail: { from: "a", footer: "x" } };

test("what only one of us changed is kept, whoever it was", () => {
  const mine = { ...base, tone: "warm" };
  const theirs = { ...base, atOnce: 8, mail: { ...base.mail, footer: "y" } };
  expect(rebase(base, mine, theirs)).toEqual({ tone: "warm", atOnce: 8, mail: { from: "a", footer: "y" } });
  expect(clashes(base, mine, theirs)).toEqual([]);
});

test("where both changed the same, mine wins and is named", () => {
  const mine = { ...base, mail: { ...base.mail, from: "mine" } };
  const theirs = { ...base, mail: { ...base.mail, from: "theirs" } };
  expect(rebase(base, mine, theirs).mail).toEqual({ from: "mine", footer: "x" });
  expect(clashes(base, mine, theirs)).toEqual(["mail.from"]);
});
