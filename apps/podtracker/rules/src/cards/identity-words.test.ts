import { expect, it } from "vitest";
import { identityWords } from "./identity-words.ts";

it("says the colours in their order, whatever order they come in", () => {
  expect(identityWords(["R", "B", "W"])).toBe("white, black and red");
  expect(identityWords(["G", "U"])).toBe("blue and green");
  expect(identityWords(["B"])).toBe("black");
});

it("calls no colour colourless", () => {
  expect(identityWords([])).toBe("colourless");
});
