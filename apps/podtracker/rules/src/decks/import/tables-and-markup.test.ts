import { expect, test } from "vitest";
import { importDeckList } from "./import-deck-list.ts";
import { sampleNames } from "./sample-names.ts";

const read = (text: string) => importDeckList(text, sampleNames);
const RING = [{ name: "Sol Ring", count: 2 }];

test.each([
  ["commas", "Count,Name\n2,Sol Ring"],
  ["semicolons", "Quantity;Name;Set\n2;Sol Ring;C21"],
  ["tabs", "Qty\tCard Name\n2\tSol Ring"],
  ["bars", "Amount|Card\n2|Sol Ring"],
  ["a byte order mark and Windows line ends", "\ufeffCount,Name\r\n2,Sol Ring\r\n"],
  ["quotes around everything", '"Count","Tradelist Count","Name","Edition"\n"2","0","Sol Ring","c21"'],
  ["a count such as 2x", "QuantityX,Name\n2x,Sol Ring"],
  ["a spreadsheet's separator", '"sep=,"\nFolder Name,Quantity,Trade Quantity,Card Name,Set Code\nMine,2,0,Sol Ring,C21'],
  ["columns in another order", "Name,Set code,Foil,Quantity\nSol Ring,C21,normal,2"],
  ["empty rows", "Count,Name\n\n2,Sol Ring\n   \n"],
  ["printings in its names", "Quantity,Name,Set\n2,Sol Ring (Extended Art),C21"],
  ["no count at all", "Name,Set\nSol Ring,C21\nSol Ring,CMR"],
  ["a field over two lines", 'Count,Name,Comment\n2,Sol Ring,"a long\nstory"'],
])("a table with %s", (_, text) => {
  expect(read(text)).toMatchObject({ format: "csv", cards: RING, problems: [] });
});

test("a table tells the boards by a column of boards, categories or tags", () => {
  const text = 'Quantity,Name,Categories\n1,"Krenko, Mob Boss",Commander\n2,Sol Ring,"Ramp,Artifact"\n1,Ice,Maybeboard\n1,Erase,Sideboard';
  expect(read(text)).toMatchObject({
    commanders: ["Krenko, Mob Boss"],
    cards: RING,
    aside: [
      { name: "Ice", board: "maybeboard" },
      { name: "Erase", board: "sideboard" },
    ],
  });
  expect(read('Count,Name,Is Commander\n1,Krenko,true\n1,"Krenko, Mob Boss",true').commanders).toEqual(["Krenko, Mob Boss"]);
});

test.each(["True", "yes", "1", "X"])("a column “Commander” says %s beside others that tell boards", (yes) => {
  const text = `Count,Name,Tags,Commander,Maybe,Section\n1,"Krenko, Mob Boss",Goblins,${yes},false,\n2,Sol Ring,Ramp,no,0,\n1,Ice,,False,${yes},\n1,Erase,,,,Sideboard`;
  expect(read(text)).toMatchObject({
    commanders: ["Krenko, Mob Boss"],
    cards: RING,
    aside: [
      { name: "Ice", board: "maybeboard" },
      { name: "Erase", board: "sideboard" },
    ],
    problems: [],
  });
});

test("a wrong row stops no other, an open quote among them", () => {
  const text = 'Count,Name,Edition\n1,"Sol Ring,c21\n0,Ice,x\n1,,x\n1,Nonsense,x\n2,Sol Ring,c21\n' + `1,Ice,${"x".repeat(7000)}`;
  const { cards, problems } = read(text);
  expect(cards).toEqual(RING);
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [2, "unknown-card"],
    [3, "bad-count"],
    [4, "not-understood"],
    [5, "unknown-card"],
    [7, "line-too-long"],
  ]);
});

const dek = (...cards: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?>\r\n<Deck xmlns:xsd="x">\r\n<NetDeckID>0</NetDeckID>\r\n${cards.join("\r\n")}\r\n</Deck>`;

test("Magic Online's file has its commanders in the sideboard", () => {
  const text = dek(
    '<Cards CatID="1" Quantity="2" Sideboard="false" Name="Sol Ring" Annotation="0" />',
    '<Cards CatID="1" Quantity="1" Sideboard="true" Name="Tymna the Weaver" />',
    "<Cards CatID='1' Quantity='1' Sideboard='true' Name='Thrasios, Triton Hero'></Cards>",
  );
  expect(read(text)).toMatchObject({
    format: "mtgo",
    commanders: ["Thrasios, Triton Hero", "Tymna the Weaver"],
    cards: RING,
    problems: [],
  });
});

test("names in markup are decoded once, whatever a document type declares", () => {
  const text = `<!DOCTYPE Deck [<!ENTITY ring "Sol Ring">]>${dek(
    '<Cards Quantity="1" Name="Minsc &amp; Boo, Timeless Heroes" Sideboard="false"/>',
    '<Cards Quantity="1" Name="Lim-D&#251;l&apos;s Vault" Sideboard="false"/>',
    '<Cards Quantity="1" Name="&#x4a;otun Grunt" Sideboard="false"/>',
    '<Cards Quantity="1" Name="Fire/Ice" Sideboard="false"/>',
    '<Cards Quantity="1" Name="&ring;" Sideboard="false"/>',
    '<Cards Quantity="1" Name="&amp;#74;otun Grunt" Sideboard="false"/>',
    '<Cards Quantity="1" Name="&#9999999;" Sideboard="false"/>',
  )}`;
  const { cards, problems } = read(text);
  expect(cards.map(({ name }) => name)).toEqual(["Minsc & Boo, Timeless Heroes", "Lim-Dûl's Vault", "Jötun Grunt", "Fire // Ice"]);
  expect(problems.filter(({ code }) => code === "unknown-card").map(({ line }) => line)).toEqual([8, 9, 10]);
});

test("broken markup stops no other line", () => {
  const text = dek(
    '<Cards Quantity="2" Name="Sol Ring" Sideboard="false"',
    '<Cards Quantity="2" Name="Sol Ring" Sideboard="false"/>',
    "some words",
    '<Cards Quantity="none" Name="Ice"/>',
    "<Cards/>",
    "<Other/>",
    '<!-- <Cards Quantity="1" Name="Ice"/> -->',
    "<!-- open",
  );
  const { cards, problems } = read(text);
  expect(cards).toEqual(RING);
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [4, "not-understood"],
    [6, "not-understood"],
    [7, "bad-count"],
    [8, "not-understood"],
    [9, "not-understood"],
    [11, "not-understood"],
  ]);
});

test("a file in one line is read as well", () => {
  expect(read('<Deck><Cards Quantity="1" Name="Sol Ring"/><Cards Quantity="1" Name="Sol Ring"/></Deck>')).toMatchObject({
    cards: RING,
    problems: [],
  });
});

test.each([
  ["text", "1 Sol Ring\n1 Ice"],
  ["moxfield", "1 Sol Ring (C21) 263\n1 Ice"],
  ["moxfield", "1 Krenko, Mob Boss *CMDR*\n1 Ice"],
  ["archidekt", "1x Sol Ring (c21) 263 [Ramp]"],
  ["archidekt", "1x Sol Ring (c21) 263 [Ramp] ^Have,#37d67a^"],
  ["arena", "Deck\n1 Sol Ring (C21) 263"],
  ["arena", "About\nName X\n\nDeck\n1 Sol Ring"],
  ["xmage", "1 [C21:263] Sol Ring"],
  ["csv", "Count,Name\n1,Sol Ring"],
  ["mtgo", '<Deck><Cards Quantity="1" Name="Sol Ring"/></Deck>'],
  ["text", ""],
])("%s is told by its content", (format, text) => {
  expect(read(text).format).toBe(format);
  expect(importDeckList(text, sampleNames, { format: "mtgo" }).format).toBe(format);
});

test("what the text is said to be tells apart lines of text, and nothing else", () => {
  expect(importDeckList("1 Sol Ring", sampleNames, { format: "arena" })).toMatchObject({ format: "arena", total: 1 });
  expect(importDeckList("Count,Name\n1,Sol Ring", sampleNames, { format: "arena" })).toMatchObject({ format: "csv", total: 1 });
});
