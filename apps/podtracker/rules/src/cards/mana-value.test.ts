import { expect, test } from "vitest";
import { cardManaValue, manaValueOf } from "./mana-value.ts";

test.each([
  ["", 0],
  ["{0}", 0],
  ["{2}{G}{G}", 4],
  ["{16}", 16],
  ["{X}{X}{R}", 1],
  ["{W/U}{W/U}", 2],
  ["{2/B}{2/B}{2/B}", 6],
  ["{C/W}", 1],
  ["{1}{U/P}", 2],
  ["{G/W/P}", 1],
  ["{S}{C}", 2],
  ["{HW}", 0.5],
])("the mana value of %s is %d", (cost, value) => {
  expect(manaValueOf(cost)).toBe(value);
});

test("an unknown symbol is refused by name", () => {
  expect(() => manaValueOf("{2}{Q9}")).toThrow("{Q9}");
});

test.each([
  ["a split card counts both halves", "Instant // Instant", "{1}{R} // {1}{U}", 4],
  ["a split card of two kinds counts both halves", "Instant // Sorcery", "{R} // {2}{G}", 4],
  ["a split card of three parts counts all", "Sorcery // Sorcery // Sorcery", "{W} // {U} // {B}", 3],
  ["a Room counts both doors", "Enchantment — Room // Enchantment — Room", "{1}{B} // {4}{B}", 7],
  ["an adventurer counts without its adventure", "Creature — Giant // Instant — Adventure", "{2}{R} // {1}{R}", 3],
  ["a spell with an adventure counts without it", "Sorcery // Sorcery — Adventure", "{2}{R} // {1}{R}", 3],
  ["an omen does not count", "Creature — Dragon // Sorcery — Omen", "{3}{G}{G} // {2}{G}", 5],
  ["a creature with a spell beside it counts alone", "Legendary Creature — Bird // Sorcery", "{1}{W} // {B}", 2],
  ["a modal card counts its front", "Legendary Creature — God // Legendary Enchantment", "{1}{G}{G} // {W}{U}{B}{R}{G}", 3],
  ["a modal spell with a land behind counts its front", "Sorcery // Land", "{4}{W}{W}{W}", 7],
  ["two modal spells of which one has a cost count the front", "Instant // Instant", "{1}{R}", 2],
  ["a transforming card counts its front", "Creature — Human // Creature — Werewolf", "{U}", 1],
  ["a land with an adventure counts nothing", "Land — Town // Sorcery — Adventure", "{2}{B}", 0],
  ["a land counts nothing", "Basic Land — Forest", "", 0],
])("%s", (_, typeLine, cost, value) => {
  expect(cardManaValue(typeLine, cost)).toBe(value);
});
