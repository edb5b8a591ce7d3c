import { COLORS, LEGALITIES } from "@podtracker/rules";
import type { CardFacts, PairingAbility } from "@podtracker/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PLAIN_PAIRINGS } from "./catalogue-format.ts";
import { parseCatalogue } from "./parse-catalogue.ts";
import { serialiseCatalogue } from "./serialise-catalogue.ts";

const HEADER = { source: "a test", date: "2026-08-01" };

/** Text as it may stand in a field: no tabs, no line breaks; without the separator of pairings where told. */
const words = (minLength: number) =>
  fc.string({ unit: "grapheme", minLength, maxLength: 20 }).map((text) => text.replace(/[\t\r\n|]|\/\//g, "-"));

const faceNames = fc.array(words(1), { minLength: 2, maxLength: 3 });
const ability: fc.Arbitrary<PairingAbility> = fc.oneof(
  fc.constantFrom(...PLAIN_PAIRINGS).map((kind): PairingAbility => ({ kind })),
  words(1).map((name): PairingAbility => ({ kind: "partner-with", with: name })),
  words(1).map((group): PairingAbility => ({ kind: "partner-group", group })),
);
const pairing = fc.oneof(
  fc.constant(null),
  ability,
  fc.tuple(ability, ability).map(([first, also]) => ({ ...first, also })),
);

const card: fc.Arbitrary<CardFacts> = fc
  .record({
    name: fc.oneof(
      words(1),
      faceNames.map((names) => names.join(" // ")),
    ),
    manaCost: words(0),
    manaValue: fc.oneof(fc.nat(20), fc.constant(0.5)),
    typeLine: words(0),
    colorIdentity: fc.subarray([...COLORS]),
    size: fc.option(fc.record({ power: words(1), toughness: words(1) }), { nil: undefined }),
    legality: fc.constantFrom(...LEGALITIES),
    gameChanger: fc.boolean(),
    commander: fc.record({ eligible: fc.boolean(), pairing }),
    copyLimit: fc.oneof(fc.constant(1), fc.constant(null), fc.integer({ min: 2, max: 9 })),
    scryfallId: fc.option(fc.uuid()),
    popularity: fc.option(fc.integer({ min: 1, max: 40_000 })),
  })
  .map(({ size, ...rest }) => ({ ...rest, ...size, faceNames: rest.name.includes(" // ") ? rest.name.split(" // ") : [] }));

test("what was serialised is parsed back, ordered by name", () => {
  fc.assert(
    fc.property(fc.uniqueArray(card, { selector: ({ name }) => name, maxLength: 12 }), (cards) => {
      const { header, cards: parsed } = parseCatalogue(serialiseCatalogue(cards, HEADER));
      expect(header).toEqual({ ...HEADER, count: cards.length, formatVersion: 1 });
      expect(parsed).toEqual(cards.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("the same cards in another order give the same text", () => {
  const [cards = []] = fc.sample(fc.uniqueArray(card, { selector: ({ name }) => name, minLength: 8, maxLength: 8 }), {
    seed: 2,
    numRuns: 1,
  });
  expect(serialiseCatalogue(cards.toReversed(), HEADER)).toBe(serialiseCatalogue(cards, HEADER));
});

test("a field with a tab, a line break or a separator is refused, not written wrongly", () => {
  const [sample] = fc.sample(card, { seed: 3, numRuns: 1 });
  if (sample === undefined) throw new Error("fast-check gave no card.");
  expect(() => serialiseCatalogue([{ ...sample, name: "two\tfields" }], HEADER)).toThrow("tab");
  expect(() => serialiseCatalogue([{ ...sample, typeLine: "two\nlines" }], HEADER)).toThrow("line break");
  const commander = { eligible: true, pairing: { kind: "partner-with", with: "a|b" } } as const;
  expect(() => serialiseCatalogue([{ ...sample, commander }], HEADER)).toThrow("separator");
});

const line = (...fields: string[]) => `# podtracker card catalogue\tformat=1\tsource=s\tdate=2026-08\tcount=1\n${fields.join("\t")}\n`;

test.each([
  ["another kind of file", "name,cost\n", /no card catalogue/],
  ["another format", "# podtracker card catalogue\tformat=2\tcount=0\n", /no card catalogue of format 1/],
  [
    "a file cut short",
    "# podtracker card catalogue\tformat=1\tsource=s\tdate=2026-08\tcount=2\nA\t\t0\n",
    /should hold 2 cards, but has 1/,
  ],
  ["a card without a name", line("", "", "0"), /Line 2 .*name is missing/],
  ["a mana value that is no number", line("A", "", "x"), /Line 2 .*“x” is no number/],
  ["an unknown colour", line("A", "", "0", "", "Q"), /Line 2 .*“Q” is no colour/],
  ["an unknown pairing", line("A", "", "0", "", "", "", "", "", "lovers"), /Line 2 .*“lovers” is no pairing/],
  ["too many fields", line(...Array.from({ length: 13 }, () => "1")), /Line 2 .*13 fields/],
])("the parser refuses %s", (_, text, message) => {
  expect(() => parseCatalogue(text)).toThrow(message);
});
