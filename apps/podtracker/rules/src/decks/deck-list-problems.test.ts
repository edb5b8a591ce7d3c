import { expect, test } from "vitest";
import { sampleCard } from "../cards/sample-card.ts";
import { deckListProblems } from "./deck-list-problems.ts";

const atraxa = sampleCard("Atraxa", { colorIdentity: ["W", "U", "B", "G"], commander: { eligible: true, pairing: null } });
const island = sampleCard("Island", { colorIdentity: ["U"], copyLimit: null });
const bolt = sampleCard("Bolt", { colorIdentity: ["R"] });
const ring = sampleCard("Ring", { colorIdentity: [] });
const dwarves = sampleCard("Dwarves", { copyLimit: 7, colorIdentity: [] });

const codes = (...list: [card: typeof ring | { unknown: string }, count: number][]) =>
  deckListProblems(
    [atraxa],
    list.map(([card, count]) => ({ card, count })),
  ).map(({ code, card }) => (card ? `${code} ${card}` : code));

test("99 cards beside one commander are a deck, any number of basics among them", () => {
  expect(codes([island, 98], [ring, 1])).toEqual([]);
  expect(codes([island, 99], [ring, 1])).toEqual(["wrong-count"]);
});

test("a card is there once, or as often as it says, the commander's copy counted", () => {
  expect(codes([island, 97], [ring, 2])).toEqual(["not-singleton Ring"]);
  expect(codes([island, 97], [ring, 1], [ring, 1])).toEqual(["not-singleton Ring"]);
  expect(codes([island, 98], [atraxa, 1])).toEqual(["not-singleton Atraxa"]);
  expect(codes([island, 92], [dwarves, 7])).toEqual([]);
  expect(codes([island, 91], [dwarves, 8])).toEqual(["not-singleton Dwarves"]);
});

test("cards outside the colours, banned, not legal or unknown are named", () => {
  const banned = sampleCard("Lotus", { legality: "banned" });
  const sticker = sampleCard("Sticker", { legality: "not_legal" });
  expect(codes([island, 95], [bolt, 1], [banned, 1], [sticker, 1], [{ unknown: "Blck Lotus" }, 1])).toEqual([
    "outside-identity Bolt",
    "banned Lotus",
    "not-legal Sticker",
    "unknown-card Blck Lotus",
  ]);
});

test("with an unknown commander no card is blamed for its colours", () => {
  const problems = deckListProblems(
    [{ unknown: "Atrxa" }],
    [
      { card: island, count: 98 },
      { card: bolt, count: 1 },
    ],
  );
  expect(problems).toEqual([]);
});
