import { readFileSync } from "node:fs";
import { canPair, mayCommand, pairingAbilities } from "@podtracker/rules";
import type { CardFacts } from "@podtracker/rules";
import { expect, test } from "vitest";
import { parseCatalogue } from "./parse-catalogue.ts";
import { serialiseCatalogue } from "./serialise-catalogue.ts";

const text = readFileSync(new URL("./catalogue.tsv", import.meta.url), "utf8");
const { header, cards } = parseCatalogue(text);
const byName = new Map(cards.map((entry) => [entry.name, entry]));

function card(name: string): CardFacts {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`The catalogue holds no ${name}.`);
  return found;
}

function count(holds: (card: CardFacts) => boolean): number {
  return cards.filter(holds).length;
}

test("the committed catalogue is what the serialiser would write, within its size", () => {
  expect(serialiseCatalogue(cards, header)).toBe(text);
  expect(Buffer.byteLength(text)).toBeLessThan(3_000_000);
  expect(byName.size).toBe(cards.length);
});

test("the counts are those known for August 2026", () => {
  expect({
    cards: cards.length,
    banned: count(({ legality }) => legality === "banned"),
    notLegal: count(({ legality }) => legality === "not_legal"),
    gameChangers: count(({ gameChanger }) => gameChanger),
    eligible: count(({ commander }) => commander.eligible),
    mayCommand: count(mayCommand),
  }).toEqual({ cards: 30_453, banned: 83, notLegal: 1, gameChangers: 53, eligible: 3_319, mayCommand: 3_348 });
});

test("every way to pair is there", () => {
  const ways = cards
    .filter(mayCommand)
    .flatMap((each) => pairingAbilities(each).map((ability) => ("group" in ability ? ability.group : ability.kind)));
  expect(Object.fromEntries([...Map.groupBy(ways, (way) => way)].map(([way, all]) => [way, all.length]))).toEqual({
    partner: 58,
    "partner-with": 42,
    "Friends forever": 7,
    "Character select": 6,
    "Father & son": 2,
    Survivors: 4,
    "choose-a-background": 32,
    background: 30,
    "doctors-companion": 27,
    doctor: 17,
  });
});

test("everyone who names a partner has one", () => {
  const alone = cards
    .filter(({ commander }) => commander.eligible && commander.pairing?.kind === "partner-with")
    .filter((each) => !cards.some((other) => canPair(each, other)));
  expect(alone).toEqual([]);
});

test.each([
  ["Kratos, Stoic Father", "Atreus, Impulsive Son"],
  ["The Fourteenth Doctor", "Clara Oswald"],
  ["Amy Pond", "Rory Williams"],
  ["Amy Pond", "The Tenth Doctor"],
  ["Faceless One", "Clan Crafter"],
])("%s commands with %s", (first, second) => {
  expect(canPair(card(first), card(second))).toBe(true);
});

test.each([
  ["Grist, the Hunger Tide", true],
  ["Shorikai, Genesis Engine", true],
  ["The Thanos-Copter", true],
  ["The Seriema", true],
  ["The Eternity Elevator", false],
  ["Brisela, Voice of Nightmares", false],
  ["Asmoranomardicadaistinaculdacar", true],
  ["Aclazotz, Deepest Betrayal // Temple of the Dead", true],
  ["Westvale Abbey // Ormendahl, Profane Prince", false],
  ["Clan Crafter", false],
  ["Jace Beleren", false],
  ["Estrid, the Masked", true],
])("whether %s may command alone is %s", (name, eligible) => {
  expect(card(name).commander.eligible).toBe(eligible);
});

test("a card printed or listed twice stands once, with the rank of either", () => {
  expect(byName.has("Krark, the Thumbless // Krark, the Thumbless")).toBe(false);
  expect(byName.has("Archangel Avacyn")).toBe(false);
  expect(card("Archangel Avacyn // Avacyn, the Purifier")).toMatchObject({ popularity: 7470, manaValue: 5 });
});

test("the lifted copy limits are known", () => {
  expect(card("Seven Dwarves").copyLimit).toBe(7);
  expect(card("Nazgûl").copyLimit).toBe(9);
  expect(card("Snow-Covered Wastes").copyLimit).toBeNull();
  expect(count(({ copyLimit, typeLine }) => copyLimit === null && !typeLine.startsWith("Basic"))).toBe(10);
});
