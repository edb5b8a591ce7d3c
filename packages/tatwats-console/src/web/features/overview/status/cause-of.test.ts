import { expect, test } from "vitest";
import { causeOf } from "./cause-of.ts";

const component = (name: string, status: "operational" | "degraded" | "down") => ({ name, status, reason: "", since: "" });

test("the cause is the helper that the sentence names", () => {
  const components = [component("the_herald", "degraded"), component("the_author", "down"), component("web", "down")];
  expect(causeOf({ sentence: "the_author is down. 2 more are not well.", components })).toBe("the_author");
  expect(causeOf({ sentence: "web is down.", components })).toBeUndefined();
});

test("when all is well there is none", () => {
  expect(causeOf({ sentence: "All is well.", components: [component("the_author", "operational")] })).toBeUndefined();
});
