import { expect, test } from "vitest";
import { sampleCard } from "../../cards/sample-card.ts";
import { analyseDeck } from "./analyse-deck.ts";
import { bracketFloor } from "./bracket-floor.ts";

const forest = sampleCard("Forest", { typeLine: "Basic Land — Forest", manaCost: "", manaValue: 0, colorIdentity: ["G"] });
const bear = sampleCard("Bear", { typeLine: "Creature — Bear", manaCost: "{1}{G}{G}", manaValue: 3 });
const dryad = sampleCard("Dryad", { typeLine: "Land Creature — Forest Dryad", manaCost: "", manaValue: 0 });
const golem = sampleCard("Golem", { typeLine: "Artifact Creature — Golem", manaCost: "{9}", manaValue: 9, colorIdentity: [] });
const hybrid = sampleCard("Hybrid", { typeLine: "Instant", manaCost: "{G/W}{G/P}", manaValue: 2, colorIdentity: ["W", "G"] });
const twoFaced = sampleCard("Tree // Land", {
  typeLine: "Sorcery // Land",
  manaCost: "{G}",
  manaValue: 1,
  faceNames: ["Tree", "Land"],
});
const deck = [
  { card: forest, count: 10 },
  { card: bear, count: 2 },
  { card: dryad, count: 1 },
  { card: golem, count: 1 },
  { card: hybrid, count: 1 },
  { card: twoFaced, count: 1 },
];

test("cards are counted by their main type: lands before all, front faces only", () => {
  expect(analyseDeck(deck).types).toEqual([
    { type: "creature", count: 3 },
    { type: "instant", count: 1 },
    { type: "sorcery", count: 1 },
    { type: "land", count: 11 },
  ]);
});

test("the curve leaves lands apart and ends with seven and more", () => {
  const { curve, averageManaValue } = analyseDeck(deck);
  expect(curve.map(({ count }) => count)).toEqual([0, 1, 1, 2, 0, 0, 0, 1]);
  expect(averageManaValue).toBe(3.6);
});

test("colours are counted in costs, cards and lands", () => {
  const { colors, colorless } = analyseDeck(deck);
  expect(colors.find(({ color }) => color === "G")).toEqual({ color: "G", symbols: 7, cards: 15, lands: 11 });
  expect(colors.find(({ color }) => color === "W")).toEqual({ color: "W", symbols: 1, cards: 1, lands: 0 });
  expect(colorless).toBe(1);
});

test("an empty deck has no curve and no average", () => {
  expect(analyseDeck([], 3)).toMatchObject({ types: [], curve: [], averageManaValue: null, unknown: 3 });
});

test("a card without known types is in no figure, but may be a Game Changer", () => {
  const crypt = sampleCard("Crypt", { typeLine: "", gameChanger: true });
  expect(analyseDeck([{ card: crypt, count: 1 }])).toMatchObject({ types: [], unknown: 1, bracketFloor: { bracket: 3 } });
});

const changers = (count: number) => Array.from({ length: count }, (_, at) => sampleCard(`Changer ${at}`, { gameChanger: true }));

test.each([
  [0, 1],
  [1, 3],
  [3, 3],
  [4, 4],
])("with %i Game Changers the floor is bracket %i", (count, bracket) => {
  const floor = bracketFloor([...changers(count), bear]);
  expect(floor.bracket).toBe(bracket);
  expect(floor.reasons.flatMap(({ cards }) => cards)).toHaveLength(count);
});
