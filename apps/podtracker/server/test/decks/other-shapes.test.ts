import { importDeckList } from "@podtracker/rules";
import { expect, test } from "vitest";
import { cards as index, catalogue } from "./catalogue.ts";
import { type PrintedCard, type RealDeck, realDecks } from "./lists.ts";

type Print = (deck: RealDeck) => string[];

const printing = ({ set, number }: PrintedCard) => `(${set}) ${number}`;
const front = (name: string) => name.split(" // ")[0]!;
const finish = (card: PrintedCard) => (card.foil ? " *F*" : "");
const quoted = (text: string | number) => `"${String(text).replaceAll('"', '""')}"`;
const unaccented = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("Æ", "Ae");
const typeOf = (card: PrintedCard) => {
  const line = front(index.byName(card.name)!.typeLine);
  return ["Land", "Creature", "Artifact", "Enchantment", "Instant", "Sorcery"].find((type) => line.includes(type)) ?? "Other";
};
const groups = (cards: PrintedCard[]) => [...Map.groupBy(cards, typeOf)];

/** Further programs and habits, as they write one and the same deck. */
const shapes: Record<string, Print> = {
  "TappedOut, with its marks": ({ commanders, cards }) => [
    ...commanders.map((card) => `1x ${card.name} (${card.set}:${card.number}) *F* *CMDR*`),
    ...cards.map((card) => `${card.count}x ${card.name} (${card.set}:${card.number})${card.foil ? " *F-etch*" : ""} #mine`),
  ],
  "TappedOut, in groups with their sizes": ({ commanders, cards }) => [
    `Commander (${commanders.length})`,
    ...commanders.map((card) => `1x ${card.name}`),
    ...groups(cards).flatMap(([type, some]) => ["", `${type} (${some.length})`, ...some.map((card) => `${card.count}x ${card.name}`)]),
  ],
  Deckstats: ({ commanders, cards }) => [
    "//Main",
    ...commanders.map((card) => `1 [${card.set}#${card.number}] ${card.name} # !Commander`),
    ...cards.map((card) => `${card.count} [${card.set}#${card.number}] ${card.name}`),
    "",
    "//Maybeboard",
    "1 Storm Crow",
  ],
  "MTGGoldfish, exact": ({ commanders, cards }) => [
    ...cards.map((card) => `${card.count} ${card.name} <${card.number}> [${card.set}]${card.foil ? " (F)" : ""}`),
    "",
    ...commanders.map((card) => `1 ${card.name} <extended art> [${card.set}] (F)`),
  ],
  "ManaBox, with comments as headers": ({ commanders, cards }) => [
    "// COMMANDER",
    ...commanders.map((card) => `1 ${card.name} ${printing(card)}`),
    ...groups(cards).flatMap(([type, some]) => [
      "",
      `// ${type.toUpperCase()}`,
      ...some.map((card) => `${card.count} ${card.name} ${printing(card)}${finish(card)}`),
    ]),
  ],
  "ManaBox's table": ({ commanders, cards }) => [
    "Name,Set code,Set name,Collector number,Foil,Rarity,Quantity,ManaBox ID,Scryfall ID,Board",
    ...[...commanders.map((card) => ({ ...card, board: "commander" })), ...cards.map((card) => ({ ...card, board: "mainboard" }))].map(
      (card) =>
        [
          quoted(card.name),
          card.set,
          quoted("Some, set"),
          card.number,
          card.foil ? "foil" : "normal",
          "rare",
          card.count,
          1,
          "",
          card.board,
        ].join(","),
    ),
  ],
  "Archidekt's table": ({ commanders, cards }) => [
    "Quantity,Name,Finish,Condition,Date Added,Language,Purchase Price,Tags,Edition Name,Edition Code,Multiverse Id,Scryfall ID,Collector Number,Category",
    ...commanders.map((card) => `1,${quoted(card.name)},Normal,NM,2026-01-01,EN,,,,${card.set},1,,${card.number},Commander`),
    ...cards.map(
      (card) => `${card.count},${quoted(card.name)},Foil,NM,2026-01-01,EN,,,,${card.set},1,,${card.number},"${typeOf(card)},Mine"`,
    ),
    '1,"Storm Crow",Normal,NM,2026-01-01,EN,,,,9ED,1,,100,Maybeboard',
  ],
  "Moxfield's collection": ({ commanders, cards }) => [
    '"Count","Tradelist Count","Name","Edition","Condition","Language","Foil","Tags","Last Modified","Collector Number","Alter","Proxy","Purchase Price"',
    ...commanders.map((card) =>
      ["1", "0", card.name, card.set, "Near Mint", "English", "", "commander", "2026-01-01", card.number, "False", "False", ""]
        .map(quoted)
        .join(","),
    ),
    ...cards.map((card) =>
      [
        card.count,
        0,
        card.name,
        card.set,
        "Near Mint",
        "English",
        card.foil ? "foil" : "",
        "",
        "2026-01-01",
        card.number,
        "False",
        "False",
        "",
      ]
        .map(quoted)
        .join(","),
    ),
  ],
  "Dragon Shield's table, with semicolons": ({ commanders, cards }) => [
    "sep=;",
    "Folder Name;Quantity;Trade Quantity;Card Name;Set Code;Set Name;Card Number;Condition;Printing;Section",
    ...commanders.map((card) => `My deck;1;0;${card.name};${card.set};;${card.number};NearMint;Normal;Command Zone`),
    ...cards.map((card) => `My deck;${card.count};0;${card.name};${card.set};;${card.number};NearMint;Foil;`),
  ],
  "Arena, with “About” and front faces": ({ commanders, cards }) => [
    "About",
    "Name Deck of the day",
    "",
    "Commander",
    ...commanders.map((card) => `1 ${front(card.name)} ${printing(card)}`),
    "",
    "Deck",
    ...cards.map((card) => `${card.count} ${front(card.name)} ${printing(card)}`),
    "",
    "Sideboard",
    "1 Storm Crow (9ED) 100",
  ],
  "Moxfield, with a sideboard and a trailing commander": ({ commanders, cards }) => [
    ...cards.map((card) => `${card.count} ${card.name}`),
    "",
    "SIDEBOARD:",
    "1 Storm Crow",
    "1 Chimney Imp",
    "1 Mudhole",
    "",
    ...commanders.map((card) => `1 ${card.name}`),
  ],
  "Magic Online's text": ({ commanders, cards }) => [
    ...cards.map((card) => `${card.count} ${card.name.replace(" // ", "/")}`),
    "",
    ...commanders.map((card) => `1 ${card.name}`),
  ],
  "Archidekt, with labels and a maybeboard": ({ commanders, cards }) => [
    ...commanders.map((card) => `1x ${card.name} (${card.set.toLowerCase()}) ${card.number} *F* [Commander{top}] ^Have,#37d67a^`),
    ...cards.map(
      (card) => `${card.count}x ${card.name} (${card.set.toLowerCase()}) ${card.number} [${typeOf(card)},Mine] ^Getting,#2ccce4^`,
    ),
    "1x Storm Crow (9ed) 100 [Maybeboard{noDeck}{noPrice},Creature] ^Don't Have,#f47373^",
    "1x Chimney Imp (mrd) 59 [Sideboard]",
  ],
  Forge: ({ commanders, cards }) => [
    "[metadata]",
    "Name=Deck of the day",
    "[Commander]",
    ...commanders.map((card) => `1 ${front(card.name)}|${card.set}|1`),
    "[Main]",
    ...cards.map((card) => `${card.count} ${front(card.name)}|${card.set}`),
    "[Sideboard]",
    "1 Storm Crow|9ED",
  ],
  "capitals, a byte order mark and tabs": ({ commanders, cards }) => [
    "\ufeffCOMMANDER:",
    ...commanders.map((card) => `1\t${card.name.toUpperCase()}\t`),
    "",
    "DECK:",
    ...cards.map((card) => `\t${card.count}X\t${card.name.toUpperCase()}`),
  ],
  "no accents, curly quotes, non-breaking spaces": ({ commanders, cards }) => [
    ...commanders.map((card) => `COMMANDER: ${unaccented(card.name).replaceAll("'", "’")}`),
    ...cards.map((card) => `${card.count}\u00a0${unaccented(card.name).replaceAll("'", "’")}  `),
  ],
  "a table without its header": ({ commanders, cards }) => [
    "Commander",
    ...commanders.map((card) => `1,${quoted(card.name)},${card.set}`),
    "",
    ...cards.map((card) => `${card.count},${quoted(card.name)},${card.set},${card.number}`),
  ],
  "a table from a spreadsheet without its header": ({ commanders, cards }) => [
    ...cards.map((card) => `${card.name}\t${card.count}\t${card.set}`),
    "",
    ...commanders.map((card) => `${card.name}\t1\t${card.set}`),
  ],
  "a list in Markdown": ({ commanders, cards }) => [
    "# Deck of the day",
    "",
    "## Commander",
    "",
    ...commanders.map((card) => `- 1x ${card.name}`),
    ...groups(cards).flatMap(([type, some]) => [
      "",
      `### ${type} (${some.length})`,
      "",
      ...some.map((card) => `- ${card.count}x ${card.name}`),
    ]),
  ],
  "Cockatrice's text": ({ commanders, cards }) => [
    "// Deck of the day",
    "",
    "// 99 Maindeck",
    ...cards.map((card) => `${card.count} ${card.name}`),
    "",
    "// 1 Sideboard",
    ...commanders.map((card) => `SB: 1 ${card.name}`),
  ],
  "names first, and counts where there are several": ({ commanders, cards }) => [
    ...commanders.map((card) => `${card.name} *CMDR*`),
    ...cards.map((card) => (card.count === 1 ? card.name : `${card.name} x${card.count}`)),
  ],
  "XMage, with its layout": ({ commanders, cards }) => [
    "NAME:Deck of the day",
    ...cards.map((card) => `${card.count} [${card.set}:${card.number}] ${card.name}`),
    ...commanders.map((card) => `SB: 1 [${card.set}:${card.number}] ${card.name}`),
    `LAYOUT MAIN:(1,1)(NONE,true,50)|(${cards
      .slice(0, 12)
      .map((card) => `[${card.set}:${card.number}]`)
      .join(",")})`,
    "LAYOUT SIDEBOARD:(1,1)(NONE,true,50)|()",
  ],
};

const all = Object.keys(shapes).flatMap((shape) =>
  realDecks.map((deck) => ({ shape, deck, name: deck.name, lines: shapes[shape]!(deck) })),
);

test.each(all)("$shape: $name is read exactly", ({ deck: { expected }, lines }) => {
  for (const ending of ["\n", "\r\n"]) {
    const found = importDeckList(lines.join(ending), catalogue);
    expect(found.problems).toEqual([]);
    expect(found).toMatchObject({ commanders: expected.commanders, total: expected.total });
    expect(Object.fromEntries(found.cards.map(({ name, count }) => [name, count]))).toEqual(expected.cards);
  }
});

test("each card of the catalogue is found by its name, in each of the commonest forms", () => {
  const names = index.search({ q: "", limit: index.size }).map(({ name }) => name);
  const missed = names.filter((name) =>
    [`1 ${name}`, `1x ${name} (PLST) UMA-345 *F*`, `1 [SLD:3★] ${name}`, name].some((line) => {
      const { cards, problems } = importDeckList(line, catalogue);
      return problems.length > 0 || cards.length !== 1 || cards[0]!.name !== name || cards[0]!.count !== 1;
    }),
  );
  expect(missed).toEqual([]);
});
