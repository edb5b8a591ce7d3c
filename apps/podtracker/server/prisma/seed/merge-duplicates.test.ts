import { expect, test } from "vitest";
import { mergeDuplicates } from "./merge-duplicates.ts";
import { findMeldResults, parseSourceCard } from "./oracle-card.ts";

test("a printing with the same face on both sides is the card itself", () => {
  const krark = { name: "Krark, the Thumbless", mana_cost: "{1}{R}" };
  const bothSides = { name: "Krark, the Thumbless // Krark, the Thumbless", mana_cost: "", edhrec_rank: 3513, game_changer: true };
  for (const cards of [
    [krark, bothSides],
    [bothSides, krark],
  ]) {
    expect(mergeDuplicates(cards)).toMatchObject([
      { name: "Krark, the Thumbless", mana_cost: "{1}{R}", edhrec_rank: 3513, game_changer: true },
    ]);
  }
});

test("such a printing stands for the card where there is no other", () => {
  const face = { name: "Okaun", mana_cost: "{3}{R}{R}", type_line: "Legendary Creature — Cyclops" };
  const merged = mergeDuplicates([{ name: "Okaun // Okaun", mana_cost: "", type_line: null, id: "an id", card_faces: [face, face] }]);
  expect(merged).toMatchObject([
    { name: "Okaun", mana_cost: "{3}{R}{R}", type_line: "Legendary Creature — Cyclops", id: "an id", card_faces: null },
  ]);
});

test("a third face that repeats the first is left out", () => {
  const merged = mergeDuplicates([
    { name: "Regent // Omen // Regent", mana_cost: "" },
    { name: "Regent // Omen", mana_cost: "{G} // {U}" },
  ]);
  expect(merged).toMatchObject([{ name: "Regent // Omen", mana_cost: "{G} // {U}" }]);
});

test("a double-faced card listed again under its front is one card, with what either knows", () => {
  const type_line = "Legendary Creature — Angel // Legendary Creature — Angel";
  const full = { name: "Avacyn // Purifier", type_line, card_faces: [{ name: "Avacyn" }, { name: "Purifier" }] };
  const front = { name: "Avacyn", type_line, id: "an id", cmc: 5, edhrec_rank: 7470, released_at: "2025-01-24" };
  expect(mergeDuplicates([front, full])).toMatchObject([{ ...full, id: "an id", cmc: 5, edhrec_rank: 7470 }]);
});

test("a card that only shares the name of a front face stays a card of its own", () => {
  const cards = [
    { name: "Bind", type_line: "Instant" },
    { name: "Bind // Liberate", type_line: "Instant // Instant" },
  ];
  expect(mergeDuplicates(cards).map(({ name }) => name)).toEqual(["Bind", "Bind // Liberate"]);
});

test("a front name without its full card is kept as it is", () => {
  const cards = [{ name: "Bruce Banner", type_line: "Legendary Creature — Human // Legendary Creature — Gamma" }];
  expect(mergeDuplicates(cards)).toEqual(cards);
});

test("tokens, emblems and other objects are no cards", () => {
  expect(parseSourceCard({ name: "Goblin", layout: "token" })).toBeNull();
  expect(parseSourceCard({ name: "Art", layout: "art_series", object: "card" })).toBeNull();
  expect(parseSourceCard({ name: "A List", object: "list" })).toBeNull();
  expect(parseSourceCard({ name: "Goblin Guide", layout: "normal", object: "card", unread: 1 })).toEqual({
    name: "Goblin Guide",
    layout: "normal",
    object: "card",
  });
  expect(() => parseSourceCard({ layout: "normal" })).toThrow("name");
});

test("a meld result is told by the text of its half", () => {
  const half = { name: "Gisela", oracle_text: "… meld them into Brisela, Voice of Nightmares. (Reminder.)" };
  expect(findMeldResults([half, { name: "Other", oracle_text: "Flying" }])).toEqual(new Set(["Brisela, Voice of Nightmares"]));
});
