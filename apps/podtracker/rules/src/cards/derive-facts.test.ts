import { describe, expect, test } from "vitest";
import { deriveFacts } from "./derive-facts.ts";
import type { OracleCard } from "./derive-facts.ts";

/** A card as the source gives it, invented but for what the test is about. */
function oracle(differences: Partial<OracleCard>): OracleCard {
  return {
    name: "Sample",
    mana_cost: "{1}{G}",
    type_line: "Creature — Elf",
    oracle_text: "",
    color_identity: ["G"],
    legalities: { commander: "legal" },
    ...differences,
  };
}

function isEligible(differences: Partial<OracleCard>): boolean {
  return deriveFacts(oracle(differences)).commander.eligible;
}

function pairingOf(oracle_text: string, type_line = "Legendary Creature — Elf") {
  return deriveFacts(oracle({ type_line, oracle_text })).commander.pairing;
}

test("the facts of a known commander are carried over", () => {
  const card = oracle({
    name: "Atraxa, Praetors' Voice",
    mana_cost: "{G}{W}{U}{B}",
    type_line: "Legendary Creature — Phyrexian Angel Horror",
    color_identity: ["B", "G", "U", "W"],
    power: "4",
    toughness: "4",
    id: "d0d33d52-3d28-4635-b985-51e126289259",
    cmc: 4,
    edhrec_rank: 2469,
  });
  expect(deriveFacts(card)).toEqual({
    name: "Atraxa, Praetors' Voice",
    faceNames: [],
    manaCost: "{G}{W}{U}{B}",
    manaValue: 4,
    typeLine: "Legendary Creature — Phyrexian Angel Horror",
    colorIdentity: ["W", "U", "B", "G"],
    power: "4",
    toughness: "4",
    legality: "legal",
    gameChanger: false,
    commander: { eligible: true, pairing: null },
    copyLimit: 1,
    scryfallId: "d0d33d52-3d28-4635-b985-51e126289259",
    popularity: 2469,
  });
});

test("a card known by name and legality only keeps those and may not command", () => {
  const facts = deriveFacts({
    name: "Golos, Tireless Pilgrim",
    mana_cost: "",
    type_line: "",
    oracle_text: "",
    color_identity: [],
    legalities: { commander: "banned" },
  });
  expect(facts).toMatchObject({
    typeLine: "",
    manaCost: "",
    manaValue: 0,
    colorIdentity: [],
    legality: "banned",
    commander: { eligible: false, pairing: null },
    scryfallId: null,
    popularity: null,
  });
  expect(facts).not.toHaveProperty("power");
  expect(deriveFacts({ name: "Nothing More" })).toMatchObject({ typeLine: "", legality: "not_legal" });
});

test.each([
  ["legal", "legal"],
  ["banned", "banned"],
  ["not_legal", "not_legal"],
  ["restricted", "not_legal"],
] as const)("the source's %s is kept as %s", (commander, legality) => {
  expect(deriveFacts(oracle({ legalities: { commander } })).legality).toBe(legality);
});

test("game changers are marked", () => {
  expect(deriveFacts(oracle({ game_changer: true })).gameChanger).toBe(true);
});

describe("a card may command alone (rule 903.3)", () => {
  test.each([
    ["if it is a legendary creature", { type_line: "Legendary Creature — Elf" }],
    ["if it is a legendary creature of several types", { type_line: "Legendary Snow Artifact Creature — Golem" }],
    [
      "if it is legal nowhere, which is another question",
      { type_line: "Legendary Creature — Elf", legalities: { commander: "not_legal" } },
    ],
    ["if it is a legendary Vehicle", { type_line: "Legendary Artifact — Vehicle", power: "5", toughness: "5" }],
    ["if it is a legendary Vehicle whose power the source omits", { type_line: "Legendary Artifact — Vehicle" }],
    [
      "if it is a legendary Spacecraft with power and toughness",
      { type_line: "Legendary Artifact — Spacecraft", power: "7", toughness: "7" },
    ],
    ["if it says that it can", { type_line: "Legendary Planeswalker — Lord", oracle_text: "Sample can be your commander." }],
    [
      "if it is a creature wherever it is not on the battlefield",
      { type_line: "Legendary Planeswalker — Insect", oracle_text: "Sample isn't on the battlefield, it's a creature" },
    ],
  ])("%s", (_, card) => {
    expect(isEligible(card)).toBe(true);
  });

  test.each([
    ["a creature that is not legendary", { type_line: "Creature — Elf" }],
    ["a legendary artifact", { type_line: "Legendary Artifact" }],
    ["a legendary planeswalker", { type_line: "Legendary Planeswalker — Jace" }],
    ["a Vehicle that is not legendary", { type_line: "Artifact — Vehicle", power: "5", toughness: "5" }],
    ["a legendary Spacecraft without power", { type_line: "Legendary Artifact — Spacecraft" }],
    ["a legendary Background", { type_line: "Legendary Enchantment — Background" }],
  ])("but not %s", (_, card) => {
    expect(isEligible(card)).toBe(false);
  });

  test("and not a card that only melding makes", () => {
    const brisela = oracle({ name: "Brisela, Voice of Nightmares", type_line: "Legendary Creature — Eldrazi Angel" });
    expect(deriveFacts(brisela, new Set(["Brisela, Voice of Nightmares"])).commander.eligible).toBe(false);
  });
});

describe("a double-faced card", () => {
  const esika: OracleCard = {
    name: "Esika, God of the Tree // The Prismatic Bridge",
    mana_cost: "",
    type_line: "Legendary Creature — God // Legendary Enchantment",
    color_identity: ["B", "G", "R", "U", "W"],
    legalities: { commander: "legal" },
    card_faces: [
      { name: "Esika, God of the Tree", mana_cost: "{1}{G}{G}", type_line: "Legendary Creature — God", power: "1", toughness: "4" },
      { name: "The Prismatic Bridge", mana_cost: "{W}{U}{B}{R}{G}", type_line: "Legendary Enchantment", power: null, toughness: null },
    ],
  };

  test("is judged by its front", () => {
    expect(deriveFacts(esika)).toMatchObject({
      faceNames: ["Esika, God of the Tree", "The Prismatic Bridge"],
      manaCost: "{1}{G}{G} // {W}{U}{B}{R}{G}",
      manaValue: 3,
      colorIdentity: ["W", "U", "B", "R", "G"],
      power: "1",
      toughness: "4",
      commander: { eligible: true, pairing: null },
    });
  });

  test("does not command by its back", () => {
    const fronts = [...(esika.card_faces ?? [])].toReversed();
    expect(deriveFacts({ ...esika, type_line: null, card_faces: fronts }).commander.eligible).toBe(false);
    expect(isEligible({ name: "Front // Back", type_line: "Land // Legendary Creature — Demon" })).toBe(false);
  });

  test("gets its type line from the faces where the whole has none", () => {
    expect(deriveFacts({ ...esika, type_line: null }).typeLine).toBe("Legendary Creature — God // Legendary Enchantment");
  });

  test("listed without faces is judged by the first part of its text", () => {
    const card = oracle({ type_line: "Legendary Creature — Elf // Legendary Creature — Elf", oracle_text: "Flying\n\nPartner" });
    expect(deriveFacts(card).commander).toEqual({ eligible: true, pairing: null });
  });
});

describe("the way to pair (rule 702.124)", () => {
  test.each([
    ["Partner", { kind: "partner" }],
    ["Flying\nPartner (reminder)", { kind: "partner" }],
    ["Partner with Toothy, Imaginary Friend (reminder)", { kind: "partner-with", with: "Toothy, Imaginary Friend" }],
    ["Partner with Toothy, Imaginary Friend\nTrample", { kind: "partner-with", with: "Toothy, Imaginary Friend" }],
    ["Partner—Friends forever (reminder)", { kind: "partner-group", group: "Friends forever" }],
    ["Friends forever (reminder)", { kind: "partner-group", group: "Friends forever" }],
    ["Partner—Character select", { kind: "partner-group", group: "Character select" }],
    ["Partner—Father & son (reminder)", { kind: "partner-group", group: "Father & son" }],
    ["Partner — Survivors", { kind: "partner-group", group: "Survivors" }],
    ["Choose a Background (reminder)", { kind: "choose-a-background" }],
    ["Doctor's companion (reminder)", { kind: "doctors-companion" }],
    ["Doctor’s companion", { kind: "doctors-companion" }],
    [
      "Partner with Rory Williams (reminder)\nDoctor's companion",
      { kind: "partner-with", with: "Rory Williams", also: { kind: "doctors-companion" } },
    ],
  ])("%j is read off the text", (text, pairing) => {
    expect(pairingOf(text)).toEqual(pairing);
  });

  test.each(["", "Flying", "Creatures with vigilance, and partner.", "A card with doctor's companion", "Partners of yours"])(
    "%j gives none",
    (text) => {
      expect(pairingOf(text)).toBeNull();
    },
  );

  test("a lone Time Lord Doctor is told by its types", () => {
    expect(pairingOf("", "Legendary Creature — Time Lord Doctor")).toEqual({ kind: "doctor" });
    expect(pairingOf("", "Legendary Creature — Human Time Lord Doctor")).toBeNull();
    expect(pairingOf("", "Legendary Creature — Human Doctor")).toBeNull();
    expect(pairingOf("", "Creature — Time Lord Doctor")).toBeNull();
  });

  test("a Background is told by its types, and may choose another", () => {
    expect(pairingOf("", "Legendary Enchantment — Background")).toEqual({ kind: "background" });
    expect(pairingOf("Choose a Background", "Legendary Enchantment Creature — Background")).toEqual({
      kind: "choose-a-background",
      also: { kind: "background" },
    });
    expect(pairingOf("", "Enchantment — Background")).toBeNull();
  });
});

describe("copies in a deck (rule 903.5b)", () => {
  test.each([
    ["one as a rule", {}, 1],
    ["any number of a basic land", { type_line: "Basic Land — Forest" }, null],
    ["any number of a snow-covered basic", { type_line: "Basic Snow Land — Island" }, null],
    ["any number where it says so", { oracle_text: "A deck can have any number of cards named Sample." }, null],
    ["up to seven", { oracle_text: "A deck can have up to seven cards named Sample." }, 7],
    ["up to nine", { oracle_text: "A deck can have up to nine cards named Sample." }, 9],
    ["one of a card that searches for its like", { oracle_text: "Search your library for any number of cards named Sample." }, 1],
  ])("%s", (_, card, limit) => {
    expect(deriveFacts(oracle(card)).copyLimit).toBe(limit);
  });

  test("a limit that cannot be read is refused with the card's name", () => {
    expect(() => deriveFacts(oracle({ oracle_text: "A deck can have up to umpteen cards named Sample." }))).toThrow(/Sample: .*umpteen/);
  });
});
