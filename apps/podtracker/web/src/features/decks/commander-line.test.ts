import { expect, it } from "vitest";
import { commanderLine } from "./commander-line.ts";

it("gives one commander in full and two by their short names", () => {
  expect(commanderLine(["Krenko, Mob Boss"])).toBe("Krenko, Mob Boss");
  expect(commanderLine(["Thrasios, Triton Hero", "Tymna the Weaver"])).toBe("Thrasios + Tymna");
  expect(commanderLine([])).toBe("");
});
