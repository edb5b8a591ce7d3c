import { expect, test } from "vitest";
import { statusWords } from "./status-words.ts";

const component = (name: string, status: "operational" | "degraded" | "down") => ({
  name,
  status,
  reason: "",
  since: "2026-11-01T20:00:00.000Z",
  isHelper: name.startsWith("the_"),
});

test("when all is well there is one sentence", () => {
  expect(statusWords({ sentence: "All is well.", about: null, components: [component("web", "operational")] })).toEqual({
    headline: "All is well.",
    detail: "",
    others: [],
  });
});

test("names the others instead of counting them", () => {
  const components = [component("web", "operational"), component("helpers", "down"), component("the_author", "down")];
  const sentence = "the_author is down. No instance is running; 3 messages wait, none is lost. 1 more is not well.";
  expect(statusWords({ sentence, about: "the_author", components })).toEqual({
    headline: "the_author is down.",
    detail: "No instance is running; 3 messages wait, none is lost.",
    others: [components[1]],
  });
});
