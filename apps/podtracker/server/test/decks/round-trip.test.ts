import { EXPORT_FORMATS, exportDeckList, importDeckList } from "@podtracker/rules";
import { expect, test } from "vitest";
import { cards as index, catalogue } from "./catalogue.ts";
import { realDecks } from "./lists.ts";

const all = EXPORT_FORMATS.flatMap((format) => realDecks.map((deck) => ({ format, deck, name: deck.name })));

test.each(all)("$name survives a journey through $format", ({ format, deck: { expected } }) => {
  const deck = { commanders: expected.commanders, cards: Object.entries(expected.cards).map(([name, count]) => ({ name, count })) };
  const found = importDeckList(exportDeckList(deck, format, catalogue.find), catalogue);
  expect(found).toMatchObject({ ...deck, format, total: expected.total, problems: [], aside: [] });
});

test.each(EXPORT_FORMATS)("each card of the catalogue survives a journey through %s", (format) => {
  const names = index.search({ q: "", limit: index.size }).flatMap(({ name }) => (name === "Krenko, Mob Boss" ? [] : [name]));
  // Fewer at a time than the lines that an import takes.
  for (let at = 0; at < names.length; at += 1500) {
    const cards = names.slice(at, at + 1500).map((name) => ({ name, count: 2 }));
    const found = importDeckList(exportDeckList({ commanders: ["Krenko, Mob Boss"], cards }, format, catalogue.find), catalogue);
    expect(found).toMatchObject({ cards, commanders: ["Krenko, Mob Boss"], problems: [] });
  }
});
