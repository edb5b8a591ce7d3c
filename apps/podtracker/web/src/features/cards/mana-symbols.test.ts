import { expect, it } from "vitest";
import { manaSymbols } from "./mana-symbols.ts";

it("takes a cost apart", () => {
  expect(manaSymbols("{2}{U}{U}")).toEqual(["2", "U", "U"]);
  expect(manaSymbols("{G/W}{X} // {3}{R/P}")).toEqual(["GW", "X", "/", "3", "RP"]);
  expect(manaSymbols("")).toEqual([]);
});
