import { expect, test } from "vitest";
import { helpersSentence } from "./helpers-sentence.ts";

const instances = [{}] as Parameters<typeof helpersSentence>[0][number]["instances"];
const author = { name: "the_author", state: "running", instances } as const;

test("when all run, that is said", () => {
  expect(helpersSentence([author, { ...author, name: "the_herald" }])).toBe("All 2 helpers run.");
});

test("those that don't are named, with what they do instead", () => {
  const helpers = [
    { ...author, state: "failing" as const },
    { ...author, name: "the_herald", instances: [] },
    { ...author, name: "the_janitor" },
  ];
  expect(helpersSentence(helpers)).toBe("the_author is failing, the_herald is without an instance. The other one runs.");
});
