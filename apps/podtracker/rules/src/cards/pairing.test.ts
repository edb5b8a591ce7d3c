import { describe, expect, test } from "vitest";
import { isBackground, mayCommand } from "./card-facts.ts";
import type { CardFacts } from "./card-facts.ts";
import { canPair, combinedIdentity } from "./pairing.ts";
import { sampleBackground, sampleCard, sampleCommander } from "./sample-card.ts";

const tymna = sampleCommander("Tymna the Weaver", { kind: "partner" });
const thrasios = sampleCommander("Thrasios, Triton Hero", { kind: "partner" });
const pir = sampleCommander("Pir, Imaginative Rascal", { kind: "partner-with", with: "Toothy, Imaginary Friend" });
const toothy = sampleCommander("Toothy, Imaginary Friend", { kind: "partner-with", with: "Pir, Imaginative Rascal" });
const will = sampleCommander("Will Kenrith", { kind: "partner-with", with: "Rowan Kenrith" });
const bjorna = sampleCommander("Bjorna, Nightfall Alchemist", { kind: "partner-group", group: "Friends forever" });
const cecily = sampleCommander("Cecily, Haunted Mage", { kind: "partner-group", group: "Friends Forever" });
const kratos = sampleCommander("Kratos, Stoic Father", { kind: "partner-group", group: "Father & son" });
const wilson = sampleCommander("Wilson, Refined Grizzly", { kind: "choose-a-background" });
const karlach = sampleCommander("Karlach, Fury of Avernus", { kind: "choose-a-background" });
const facelessOne = sampleCommander("Faceless One", { kind: "choose-a-background", also: { kind: "background" } });
const clanCrafter = sampleBackground("Clan Crafter");
const criminalPast = sampleBackground("Criminal Past");
const clara = sampleCommander("Clara Oswald", { kind: "doctors-companion" });
const amy = sampleCommander("Amy Pond", { kind: "partner-with", with: "Rory Williams", also: { kind: "doctors-companion" } });
const rory = sampleCommander("Rory Williams", { kind: "partner-with", with: "Amy Pond" });
const doctor = sampleCommander("The Fourteenth Doctor", { kind: "doctor" });
const otherDoctor = sampleCommander("The Tenth Doctor", { kind: "doctor" });
const krenko = sampleCommander("Krenko, Mob Boss", null);

const couples: [string, CardFacts, CardFacts][] = [
  ["two cards with Partner", tymna, thrasios],
  ["two cards that name each other", pir, toothy],
  ["two cards of one group, however it is written", bjorna, cecily],
  ["a card that chooses a Background, and a Background", wilson, clanCrafter],
  ["a Background that chooses one, and a Background", facelessOne, clanCrafter],
  ["a card that chooses a Background, and a Background that chooses one", wilson, facelessOne],
  ["a Doctor's companion and a Doctor", clara, doctor],
  ["a companion with a partner, and the partner", amy, rory],
  ["a companion with a partner, and a Doctor", amy, doctor],
];

const strangers: [string, CardFacts, CardFacts][] = [
  ["a card and its copy", tymna, tymna],
  ["a card and its copy spelled otherwise", tymna, { ...tymna, name: "TYMNA the weaver" }],
  ["Partner and Partner with", tymna, pir],
  ["Partner and a group", tymna, bjorna],
  ["Partner with a third card", pir, will],
  [
    "a card that names one which names another",
    sampleCommander("Impostor", { kind: "partner-with", with: "Pir, Imaginative Rascal" }),
    pir,
  ],
  ["two groups", bjorna, kratos],
  ["two cards that choose a Background", wilson, karlach],
  ["two Backgrounds", clanCrafter, criminalPast],
  ["Partner and a Background", tymna, clanCrafter],
  ["two companions", clara, amy],
  ["two Doctors", doctor, otherDoctor],
  ["a companion and the partner of another", clara, rory],
  ["a card that pairs and one that does not", tymna, krenko],
  ["two cards that do not pair", krenko, sampleCommander("Atraxa, Grand Unifier", null)],
];

describe("canPair", () => {
  test.each(couples)("joins %s, in either order", (_, a, b) => {
    expect([canPair(a, b), canPair(b, a)]).toEqual([true, true]);
  });

  test.each(strangers)("does not join %s, in either order", (_, a, b) => {
    expect([canPair(a, b), canPair(b, a)]).toEqual([false, false]);
  });

  test("does not join cards that may not command, though they name each other", () => {
    const slinger = sampleCard("Chakram Slinger", {
      commander: { eligible: false, pairing: { kind: "partner-with", with: "Chakram Retriever" } },
    });
    const retriever = sampleCard("Chakram Retriever", {
      commander: { eligible: false, pairing: { kind: "partner-with", with: "Chakram Slinger" } },
    });
    expect(canPair(slinger, retriever)).toBe(false);
  });

  test("knows a double-faced partner by its front", () => {
    const front = sampleCard("Front // Back", {
      faceNames: ["Front", "Back"],
      commander: { eligible: true, pairing: { kind: "partner-with", with: "Other" } },
    });
    expect(canPair(front, sampleCommander("Other", { kind: "partner-with", with: "Front" }))).toBe(true);
  });
});

test("a Background may command, but is not eligible alone", () => {
  expect([isBackground(clanCrafter), mayCommand(clanCrafter), clanCrafter.commander.eligible]).toEqual([true, true, false]);
  expect([isBackground(facelessOne), mayCommand(facelessOne), facelessOne.commander.eligible]).toEqual([true, true, true]);
  expect([isBackground(krenko), mayCommand(krenko)]).toEqual([false, true]);
});

test("the combined identity holds every colour once, in WUBRG order", () => {
  const identities = [["R", "G"], ["U", "G"], []] as const;
  expect(combinedIdentity(identities.map((colors) => ({ colorIdentity: [...colors] })))).toEqual(["U", "R", "G"]);
  expect(combinedIdentity([])).toEqual([]);
});
