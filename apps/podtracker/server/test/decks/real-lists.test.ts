import { importDeckList, type ImportFormat } from "@podtracker/rules";
import { expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import { realDecks } from "./lists.ts";

const files: Record<string, ImportFormat> = {
  "plain.txt": "text",
  "moxfield.txt": "moxfield",
  "archidekt.txt": "archidekt",
  "arena.txt": "arena",
  "mtgo.dek": "mtgo",
  "xmage.dck": "xmage",
  "deck.csv": "csv",
};

const all = realDecks.flatMap((deck) => Object.keys(files).map((file) => ({ deck, file, name: deck.name })));

test.each(all)("$name/$file is read exactly", ({ deck: { expected, read }, file }) => {
  const found = importDeckList(read(file), catalogue);
  expect(found).toMatchObject({ format: files[file], commanders: expected.commanders, total: expected.total, problems: [], aside: [] });
  expect(Object.fromEntries(found.cards.map(({ name, count }) => [name, count]))).toEqual(expected.cards);
});
