import { readFileSync } from "node:fs";
import { mayCommand } from "@podtracker/rules";
import { describe, expect, test } from "vitest";
import { parseCatalogue } from "../../../prisma/seed/parse-catalogue.ts";
import { buildCardIndex } from "./search-index.ts";

const { cards } = parseCatalogue(readFileSync(new URL("../../../prisma/seed/catalogue.tsv", import.meta.url), "utf8"));
const index = buildCardIndex(cards);

function names(q: string, commander = false, limit = 10): string[] {
  return index.search({ q, commander, limit }).map(({ name }) => name);
}

test("the index holds every card of the catalogue", () => {
  expect(index.size).toBe(cards.length);
});

describe("the best match comes first", () => {
  test.each([
    ["the exact name", "Sol Ring", "Sol Ring"],
    ["the exact name of a front face", "fire", "Fire // Ice"],
    ["a full name in one slash", "fire/ice", "Fire // Ice"],
    ["a name without its accents", "lim dul", "Lim-Dûl the Necromancer"],
    ["a name without its accents and case", "JOTUN GRUNT", "Jötun Grunt"],
    ["a ligature written out", "æther channeler", "Aether Channeler"],
    ["the beginning of a name", "atrax", "Atraxa, Praetors' Voice"],
    ["the beginning across a comma", "krenko mob", "Krenko, Mob Boss"],
    ["later words", "praetors voice", "Atraxa, Praetors' Voice"],
    ["a curly quote", "praetors’ voice", "Atraxa, Praetors' Voice"],
    ["words in another order", "voice atraxa", "Atraxa, Praetors' Voice"],
    ["an ampersand left out", "minsc boo", "Minsc & Boo, Timeless Heroes"],
    ["a space left out", "solring", "Sol Ring"],
    ["a space too many", "dragon lord ojutai", "Dragonlord Ojutai"],
    ["two letters swapped", "atarxa", "Atraxa, Praetors' Voice"],
    ["a letter missing", "thrasos", "Thrasios, Triton Hero"],
    ["a letter too many", "lightening bolt", "Lightning Bolt"],
    ["a letter replaced", "tymma", "Tymna the Weaver"],
    ["a first letter swapped", "ytmna", "Tymna the Weaver"],
    ["a wrong letter in a second word", "elesh nron", "Elesh Norn, Grand Cenobite"],
    ["a wrong letter in a word not finished", "thraqi", "Thrasios, Triton Hero"],
    ["the same face twice", "Command Tower // Command Tower", "Command Tower"],
    ["a name without letters", "_____ Goblin", "_____ Goblin"],
  ])("for %s: “%s” finds %s", (_, q, name) => {
    expect(names(q)[0]).toBe(name);
  });
});

test("names that begin so come before names with such a later word, and those before mere words", () => {
  const found = names("storm", false, 1000);
  const first = (holds: (name: string) => boolean) => found.findIndex(holds);
  expect(found[0]).toMatch(/^Storm/);
  expect(first((name) => !name.startsWith("Storm"))).toBeGreaterThan(found.findLastIndex((name) => name.startsWith("Storm")));
});

test("equal matches are ordered by popularity, unranked ones last and by name", () => {
  const found = index.search({ q: "atraxa", limit: 4 });
  expect(found.map(({ name }) => name)).toEqual([
    "Atraxa, Praetors' Voice",
    "Atraxa, Grand Unifier",
    "Atraxa's Fall",
    "Atraxa's Skitterfang",
  ]);
  expect(found.map(({ popularity }) => popularity)).toEqual([2469, 3553, null, null]);
});

test("an empty query offers the most popular commanders", () => {
  const found = index.search({ q: "  ", commander: true, limit: 20 });
  const ranks = found.map(({ popularity }) => popularity ?? Infinity);
  expect(found.every(mayCommand)).toBe(true);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(found).toHaveLength(20);
});

test("asked for commanders, only those who may command come, Backgrounds among them", () => {
  expect(names("atraxa", true)).toEqual(["Atraxa, Praetors' Voice", "Atraxa, Grand Unifier", "Ixhel, Scion of Atraxa"]);
  expect(names("clan craf", true)).toEqual(["Clan Crafter"]);
  expect(names("sol ring", true)).not.toContain("Sol Ring");
});

test.each(["???", "zzqxj", "qqqq wwww eeee"])("“%s” finds nothing", (q) => {
  expect(names(q)).toEqual([]);
});

test("no card comes twice, and never more than asked for", () => {
  for (const q of ["a", "sol", "krx", "ring sol", "the of a", ""]) {
    const found = names(q, false, 30);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(30);
  }
});

test("more letters than any name has are answered", () => {
  expect(names("atraxa ".repeat(10_000))[0]).toBe("Atraxa, Praetors' Voice");
  expect(names("a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(2))).toEqual([]);
  expect(names("atraxa".repeat(16))).toEqual([]);
});

describe("byName", () => {
  test.each([
    ["atraxa, praetors’ voice", "Atraxa, Praetors' Voice"],
    ["Jotun Grunt", "Jötun Grunt"],
    ["Fire // Ice", "Fire // Ice"],
    ["Archangel Avacyn", "Archangel Avacyn // Avacyn, the Purifier"],
    ["Krark, the Thumbless // Krark, the Thumbless", "Krark, the Thumbless"],
    ["Bloomvine Regent // Claim Territory // Bloomvine Regent", "Bloomvine Regent // Claim Territory"],
    ["_____ Goblin", "_____ Goblin"],
  ])("knows %s", (name, full) => {
    expect(index.byName(name)?.name).toBe(full);
  });

  test("knows every card by its own name", () => {
    expect(cards.filter(({ name }) => index.byName(name)?.name !== name)).toEqual([]);
  });

  test.each(["Atraxa", "", "???", "Atarxa, Praetors' Voice"])("does not guess at “%s”", (name) => {
    expect(index.byName(name)).toBeUndefined();
  });

  test("takes a full name before another card's front face", () => {
    const sample = index.byName("Sol Ring");
    if (sample === undefined) throw new Error("The catalogue holds no Sol Ring.");
    const both = buildCardIndex([
      { ...sample, name: "Bind // Liberate", popularity: 1 },
      { ...sample, name: "Bind", popularity: null },
    ]);
    expect(both.byName("bind")?.name).toBe("Bind");
    expect(both.byName("bind liberate")?.name).toBe("Bind // Liberate");
  });
});
