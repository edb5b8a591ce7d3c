import { expect, test } from "vitest";
import { sampleBackground, sampleCard, sampleCommander } from "../cards/sample-card.ts";
import { commanderProblems } from "./commander-problems.ts";
import type { UnknownCard } from "./commander-problems.ts";
import type { CardFacts } from "../cards/card-facts.ts";

const krenko = sampleCommander("Krenko, Mob Boss", null);
const tymna = sampleCommander("Tymna the Weaver", { kind: "partner" });
const thrasios = sampleCommander("Thrasios, Triton Hero", { kind: "partner" });
const pir = sampleCommander("Pir, Imaginative Rascal", { kind: "partner-with", with: "Toothy, Imaginary Friend" });
const amy = sampleCommander("Amy Pond", { kind: "partner-with", with: "Rory Williams", also: { kind: "doctors-companion" } });
const wilson = sampleCommander("Wilson, Refined Grizzly", { kind: "choose-a-background" });
const background = sampleBackground("Clan Crafter");
const ring = sampleCard("Sol Ring", { typeLine: "Artifact", commander: { eligible: false, pairing: null } });
const golos = sampleCard("Golos, Tireless Pilgrim", { typeLine: "", legality: "banned", commander: { eligible: false, pairing: null } });
const attuma = sampleCard("Attuma, Atlantean Warlord", { legality: "not_legal" });
const unknown: UnknownCard = { unknown: "Krenkoo" };

function codes(...cards: (CardFacts | UnknownCard)[]): string[] {
  return commanderProblems(cards).map(({ code, card }) => (card === undefined ? code : `${code}: ${card}`));
}

test.each([
  ["no commander", []],
  ["a lone commander", [krenko]],
  ["a lone commander that could pair", [tymna]],
  ["two partners", [tymna, thrasios]],
  ["a commander and its Background", [wilson, background]],
  ["a Background named before its commander", [background, wilson]],
])("nothing is wrong with %s", (_, cards) => {
  expect(commanderProblems(cards)).toEqual([]);
});

test("an unknown card is reported and not judged further", () => {
  expect(codes(unknown)).toEqual(["unknown-card: Krenkoo"]);
  expect(codes(tymna, unknown)).toEqual(["unknown-card: Krenkoo"]);
});

test("a card that may not command is reported, and its pair is not", () => {
  expect(codes(ring)).toEqual(["not-a-commander: Sol Ring"]);
  expect(codes(krenko, ring)).toEqual(["not-a-commander: Sol Ring"]);
});

test("a banned card of unknown type is banned and nothing more", () => {
  expect(codes(golos)).toEqual(["banned: Golos, Tireless Pilgrim"]);
  expect(codes(golos, tymna)).toEqual(["banned: Golos, Tireless Pilgrim"]);
});

test("a banned card that could not command either is both", () => {
  expect(codes({ ...ring, legality: "banned" })).toEqual(["banned: Sol Ring", "not-a-commander: Sol Ring"]);
});

test("a card that is not legal is reported beside a bad pairing", () => {
  expect(codes(attuma)).toEqual(["not-legal: Attuma, Atlantean Warlord"]);
  expect(codes(attuma, tymna)).toEqual(["not-legal: Attuma, Atlantean Warlord", "bad-pairing"]);
});

test("a Background cannot command alone, nor beside another", () => {
  expect(codes(background)).toEqual(["not-a-commander: Clan Crafter"]);
  expect(codes(background, sampleBackground("Criminal Past"))).toEqual(["bad-pairing"]);
});

test("three commanders are one too many", () => {
  expect(codes(tymna, thrasios, krenko)).toEqual(["bad-pairing"]);
});

test.each([
  [
    krenko,
    tymna,
    "Krenko, Mob Boss and Tymna the Weaver cannot command together: Krenko, Mob Boss commands alone, and Tymna the Weaver needs another card with Partner.",
  ],
  [
    pir,
    amy,
    "Pir, Imaginative Rascal and Amy Pond cannot command together: Pir, Imaginative Rascal needs Toothy, Imaginary Friend, and Amy Pond needs Rory Williams or a Time Lord Doctor with no other creature type.",
  ],
  [tymna, tymna, "Tymna the Weaver and Tymna the Weaver cannot command together: two commanders must be two different cards."],
])("a bad pairing says what each card needs", (first, second, detail) => {
  expect(commanderProblems([first, second])).toEqual([{ code: "bad-pairing", detail }]);
});
