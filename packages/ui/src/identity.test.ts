import { expect, it } from "vitest";
import { identityGradient } from "./identity.ts";

it("runs through the colours in their order, whatever order they come in", () => {
  expect(identityGradient(["G", "U"])).toBe("linear-gradient(to bottom, var(--u), var(--g))");
});

it("wears grey when there is no colour", () => {
  expect(identityGradient([])).toBe("linear-gradient(to bottom, var(--c), var(--c))");
});

it("fades one deep colour into the surface", () => {
  expect(identityGradient(["R"], { tone: "deep", direction: "165deg" })).toBe(
    "linear-gradient(165deg, var(--r-deep), color-mix(in oklab, var(--r-deep) 45%, var(--surface-1)))",
  );
});
