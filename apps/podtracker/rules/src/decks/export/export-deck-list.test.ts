import { expect, test } from "vitest";
import { importDeckList } from "../import/import-deck-list.ts";
import { SAMPLE_CARDS, sampleNames } from "../import/sample-names.ts";
import { EXPORT_FORMATS, exportDeckList } from "./export-deck-list.ts";

const names = SAMPLE_CARDS.map(({ name }) => name).filter((name) => !/^(?:Krenko|Tymna|Thrasios|Clan|Wilson)/.test(name));
const cards = names.map((name, at) => ({ name, count: 1 + (at % 3) }));

test.each(
  EXPORT_FORMATS.flatMap((format) =>
    [["Krenko, Mob Boss"], ["Thrasios, Triton Hero", "Tymna the Weaver"], ["Esika, God of the Tree // The Prismatic Bridge"]].map(
      (commanders) => [format, commanders] as const,
    ),
  ),
)("what is written as %s for %s is read back as the same deck", (format, commanders) => {
  const deck = { commanders, cards: cards.filter(({ name }) => !commanders.includes(name)) };
  const text = exportDeckList(deck, format, sampleNames.find);
  expect(importDeckList(text, sampleNames)).toMatchObject({ ...deck, format, problems: [], aside: [] });
});

test("Magic Online’s names are front faces, but for split cards and where another card is called so", () => {
  const text = exportDeckList({ commanders: [], cards: [{ name: "Bonecrusher Giant // Stomp", count: 1 }] }, "mtgo", sampleNames.find);
  expect(text).toContain('Name="Bonecrusher Giant"');
});

test("a name that no card has is written as it is", () => {
  const deck = { commanders: ["Nobody"], cards: [{ name: 'Nothing, "at" <all> & more', count: 2 }] };
  expect(exportDeckList(deck, "csv", () => undefined)).toBe('Count,Name,Tags\n1,Nobody,Commander\n2,"Nothing, ""at"" <all> & more",\n');
  expect(exportDeckList(deck, "mtgo", () => undefined)).toContain('Name="Nothing, &quot;at&quot; &lt;all&gt; &amp; more"');
});
