import { expect, test } from "vitest";
import { importDeckList } from "./import-deck-list.ts";
import { sampleNames } from "./sample-names.ts";

/** What a single line becomes: `2 Sol Ring`, with `!` behind a commander, or a problem's code. */
function readAlone(line: string): string {
  const { commanders, cards, aside, problems } = importDeckList(line, sampleNames);
  return [
    ...commanders.map((name) => `${name}!`),
    ...cards.map(({ name, count }) => `${count} ${name}`),
    ...aside.map(({ name, count, board }) => `${board} ${count} ${name}`),
    ...problems.map(({ code }) => code),
  ].join("; ");
}

test.each([
  // counts
  ["Sol Ring", "1 Sol Ring"],
  ["1 Sol Ring", "1 Sol Ring"],
  ["1x Sol Ring", "1 Sol Ring"],
  ["12X Mountain", "12 Mountain"],
  ["12 x Mountain", "12 Mountain"],
  ["12× Mountain", "12 Mountain"],
  ["x12 Mountain", "12 Mountain"],
  ["12xMountain", "12 Mountain"],
  ["12Mountain", "12 Mountain"],
  ["(12) Mountain", "12 Mountain"],
  ["[12] Mountain", "12 Mountain"],
  ["12, Mountain", "12 Mountain"],
  ["12;Mountain", "12 Mountain"],
  ["12: Mountain", "12 Mountain"],
  ["12\tMountain", "12 Mountain"],
  ["12 - Mountain", "12 Mountain"],
  ["012 Mountain", "12 Mountain"],
  ["- 12 Mountain", "12 Mountain"],
  ["• 12x Mountain", "12 Mountain"],
  ["* Sol Ring", "1 Sol Ring"],
  ["7. Sol Ring", "1 Sol Ring"],
  ["7) 1x Sol Ring", "1 Sol Ring"],
  ["Mountain x12", "12 Mountain"],
  ["Mountain (x12)", "12 Mountain"],
  ["Mountain (12x)", "12 Mountain"],
  ["Mountain x 12", "12 Mountain"],
  ["Mountain *12", "12 Mountain"],
  ["Mountain, 12", "12 Mountain"],
  ["Mountain 12", "12 Mountain"],
  ["Mountain\t12", "12 Mountain"],
  ["0 Mountain", "bad-count"],
  ["-1 Mountain", "bad-count"],
  ["1.5 Mountain", "bad-count"],
  ["251 Mountain", "bad-count"],
  ["99999999999999999999 Mountain", "bad-count"],
  // names with numbers, marks and brackets of their own
  ["1 +2 Mace", "1 +2 Mace"],
  ["+2 Mace", "1 +2 Mace"],
  ["1996 World Champion", "1 1996 World Champion"],
  ["2 1996 World Champion", "2 1996 World Champion"],
  ["1x 1996 World Champion (PCEL) 1", "1 1996 World Champion"],
  ["1996 World Champion (PCEL) 1 *F*", "1 1996 World Champion"],
  ["1 _____", "1 _____"],
  ["1 X", "1 X"],
  ["1 Xenagos, the Reveler", "1 Xenagos, the Reveler"],
  ["1 Hazmat Suit (Used)", "1 Hazmat Suit (Used)"],
  ["1 Hazmat Suit (Used) (UNH) 9", "1 Hazmat Suit (Used)"],
  ["1 Erase (Not the Urza’s Legacy One) (UNH) 11", "1 Erase (Not the Urza's Legacy One)"],
  ["1 Erase (ULG) 9", "1 Erase"],
  ["1 B.F.M. (Big Furry Monster)", "1 B.F.M. (Big Furry Monster)"],
  ["1 B.F.M. (Big Furry Monster) (UGL) 28", "1 B.F.M. (Big Furry Monster)"],
  ["1 Borrowing 100,000 Arrows", "1 Borrowing 100,000 Arrows"],
  ["1 Borrowing 100000 Arrows (ME3) 30", "1 Borrowing 100,000 Arrows"],
  ["1 Spider-Man 2099", "1 Spider-Man 2099"],
  ["1 Spider-Man 2099 (SPM) 149", "1 Spider-Man 2099"],
  ["1 Circle of Protection: Red", "1 Circle of Protection: Red"],
  ["Circle of Protection: Red", "1 Circle of Protection: Red"],
  ["1 Question Elemental?", "1 Question Elemental?"],
  ["1 #1 Fan", "1 #1 Fan"],
  ["#1 Fan", "1 #1 Fan"],
  // accents, quotes, faces
  ["1 Lim-Dul's Vault", "1 Lim-Dûl's Vault"],
  ["1 Lim-Dûl’s Vault", "1 Lim-Dûl's Vault"],
  ["1 Jotun Grunt", "1 Jötun Grunt"],
  ["1 Jo\u0308tun Grunt", "1 Jötun Grunt"],
  ["1 Aether Vial", "1 Æther Vial"],
  ["1 AETHER VIAL", "1 Æther Vial"],
  ["1 Now I Know My ABC`s", "1 Now I Know My ABC's"],
  ["1 Fire // Ice", "1 Fire // Ice"],
  ["1 Fire/Ice", "1 Fire // Ice"],
  ["1 Fire / Ice", "1 Fire // Ice"],
  ["1 Fire//Ice (MH2) 290", "1 Fire // Ice"],
  ["1 Fire", "1 Fire // Ice"],
  ["1 Ice", "1 Ice"],
  ["1 Stomp", "1 Bonecrusher Giant // Stomp"],
  ["1 Bonecrusher Giant", "1 Bonecrusher Giant // Stomp"],
  ["1 Sword of Dungeons and Dragons", "1 Sword of Dungeons & Dragons"],
  ["1 “Sol Ring”", "1 Sol Ring"],
  ["\ufeff1 Sol\u00a0Ring\u200b", "1 Sol Ring"],
  ["1 A-Sol Ring", "1 Sol Ring"],
  // printings, finishes, tags, categories, labels, prices
  ["1 Sol Ring (C21) 263", "1 Sol Ring"],
  ["1 Sol Ring (c21) 263 *F*", "1 Sol Ring"],
  ["1 Sol Ring (SLD) 3★", "1 Sol Ring"],
  ["1 Sol Ring (SLD) 3★ *E*", "1 Sol Ring"],
  ["1 Sol Ring (PLST) UMA-345", "1 Sol Ring"],
  ["1 Sol Ring (PLST) UMA-345 *F* #ramp #!mana", "1 Sol Ring"],
  ["1 Sol Ring (C21:263) *f-etch*", "1 Sol Ring"],
  ["1 Sol Ring (C21)", "1 Sol Ring"],
  ["1 Sol Ring [C21]", "1 Sol Ring"],
  ["1 Sol Ring <263> [C21] (F)", "1 Sol Ring"],
  ["1 Sol Ring <extended art> [C21]", "1 Sol Ring"],
  ["1 Sol Ring (Extended Art) [C21]", "1 Sol Ring"],
  ["1 Sol Ring [C21] 263", "1 Sol Ring"],
  ["1 Sol Ring (C21) 263 foil", "1 Sol Ring"],
  ["1 Sol Ring (C21) 263 Foil Etched", "1 Sol Ring"],
  ["1 [C21:263] Sol Ring", "1 Sol Ring"],
  ["1 [C21#263] Sol Ring", "1 Sol Ring"],
  ["1 [C21] Sol Ring", "1 Sol Ring"],
  ["1 [SLD:3★] Sol Ring", "1 Sol Ring"],
  ["1 Sol Ring|C21|1", "1 Sol Ring"],
  ["1x Sol Ring (c21) 263 [Ramp]", "1 Sol Ring"],
  ["1x Sol Ring (c21) 263 *F* [Ramp{top},Artifact] ^Have,#37d67a^", "1 Sol Ring"],
  ["1x Sol Ring (c21) 263 `Ramp`", "1 Sol Ring"],
  ["1x Sol Ring (c21) 263 [Maybeboard{noDeck}{noPrice},Ramp] ^Getting,#2ccce4^", "maybeboard 1 Sol Ring"],
  ["1x Sol Ring (c21) 263 [Sideboard]", "sideboard 1 Sol Ring"],
  ["1x Sol Ring [My own{noDeck}]", "maybeboard 1 Sol Ring"],
  ["1 Sol Ring # best card of all", "1 Sol Ring"],
  ["1 Sol Ring // best card of all", "1 Sol Ring"],
  ["1 Sol Ring - best card of all", "1 Sol Ring"],
  ["\t1\tSol Ring\tC21", "1 Sol Ring"],
  ["1 Sword of Dungeons &amp; Dragons", "1 Sword of Dungeons & Dragons"],
  ["1 Now I Know My ABC&#39;s", "1 Now I Know My ABC's"],
  ["1 Sol Ring $1.50", "1 Sol Ring"],
  ["1 Sol Ring,", "1 Sol Ring"],
  ["1,Sol Ring,C21,263", "1 Sol Ring"],
  ['1,"Sol Ring",C21', "1 Sol Ring"],
  ["1\tSol Ring\tC21\t263", "1 Sol Ring"],
  ["Sol Ring;1;C21", "1 Sol Ring"],
  // commanders
  ["1 Krenko, Mob Boss *CMDR*", "Krenko, Mob Boss!"],
  ["1 Krenko, Mob Boss (DDT) 52 *F* *CMDR*", "Krenko, Mob Boss!"],
  ["1 Krenko, Mob Boss (DDT) 52 *CMDR* *F*", "Krenko, Mob Boss!"],
  ["1x Krenko, Mob Boss (ddt) 52 [Commander{top}]", "Krenko, Mob Boss!"],
  ["1x Krenko, Mob Boss (ddt) 52 [Commander{top},Goblin] ^Have,#37d67a^", "Krenko, Mob Boss!"],
  ["1 [DDT#52] Krenko, Mob Boss # !Commander", "Krenko, Mob Boss!"],
  ["1 Krenko, Mob Boss #!Commander", "Krenko, Mob Boss!"],
  ["COMMANDER: Krenko, Mob Boss", "Krenko, Mob Boss!"],
  ["COMMANDER: 1 Krenko, Mob Boss (DDT) 52", "Krenko, Mob Boss!"],
  ["Commander (1): Krenko, Mob Boss", "Krenko, Mob Boss!"],
  ["**Commander:** Krenko, Mob Boss", "Krenko, Mob Boss!"],
  ["// Commander: Krenko, Mob Boss", "Krenko, Mob Boss!"],
  ["Commanders: Tymna the Weaver / Thrasios, Triton Hero", "Thrasios, Triton Hero!; Tymna the Weaver!"],
  ["Commander: Tymna the Weaver & Thrasios, Triton Hero", "Thrasios, Triton Hero!; Tymna the Weaver!"],
  ["Commander: Tymna the Weaver and Thrasios, Triton Hero", "Thrasios, Triton Hero!; Tymna the Weaver!"],
  ["Commander: Esika, God of the Tree // The Prismatic Bridge", "Esika, God of the Tree // The Prismatic Bridge!"],
  ["Commander: Clan Crafter + Wilson, Refined Grizzly", "Wilson, Refined Grizzly!; Clan Crafter!"],
  ["Commander: Krenkoo, Mob Boss", "unknown-card"],
  ["SB: 1 [DDT:52] Krenko, Mob Boss", "Krenko, Mob Boss!"],
  ["SB: 1 Sol Ring", "sideboard 1 Sol Ring"],
  ["Companion: Jegantha, the Wellspring", "companion 1 Jegantha, the Wellspring"],
  // neither cards nor problems
  ["", ""],
  ["   \t ", ""],
  ["# a comment", ""],
  ["// a comment", ""],
  ["NAME:My deck", ""],
  ["LAYOUT MAIN:(2,3)(NONE,false,50)|([C21:263],[DDT:52])", ""],
  ["https://example.org/decks/1", ""],
  ["100 cards", ""],
  ["Total: 100", ""],
  ["Exported from somewhere", ""],
  ["Creatures (24)", ""],
  ["24 Creatures", ""],
  ["Card Draw [9]", ""],
  ["== Ways to win ==", ""],
  ["My favourites:", ""],
  ["[Main]", ""],
  // problems
  ["1 Black Lotuss", "unknown-card"],
  ["no card at all", "unknown-card"],
  ["1", "unknown-card"],
  ["???", "unknown-card"],
  ["x".repeat(700), "line-too-long"],
])("“%s” is read as “%s”", (line, expected) => {
  expect(readAlone(line)).toBe(expected);
});

test("a problem has its line's number, its text and what may have been meant", () => {
  const { problems, total } = importDeckList("1 Sol Ring\n\n1 Sol Rinq (C21) 263\r\n0 Mountain\r1 Mountain", sampleNames);
  expect(total).toBe(2);
  expect(problems).toEqual([
    { line: 3, text: "1 Sol Rinq (C21) 263", code: "unknown-card", name: "Sol Rinq", suggestion: "Sol Ring" },
    { line: 4, text: "0 Mountain", code: "bad-count" },
  ]);
});

test("a problem's text is short and holds nothing that cannot be kept", () => {
  const { problems } = importDeckList(`1 \0Nothing\ud800 ${"é".repeat(400)}`, sampleNames);
  expect(problems[0]!.text).toMatch(/^1 Nothing\ufffd é+…$/);
  expect(problems[0]!.text).toHaveLength(200);
});

test("suggestions are sought for a hundred unknown names at most", () => {
  const { problems } = importDeckList("1 Sol Rinq\n".repeat(150), sampleNames);
  expect(problems).toHaveLength(150);
  expect(problems.filter(({ suggestion }) => suggestion !== undefined)).toHaveLength(100);
});

test("copies on several lines are one card", () => {
  expect(importDeckList("3 Mountain\n1 Sol Ring\n4 mountain (UNF) 239 *F*", sampleNames).cards).toEqual([
    { name: "Mountain", count: 7 },
    { name: "Sol Ring", count: 1 },
  ]);
});

test("a line that brings a card beyond what any deck holds is a problem", () => {
  const { cards, problems } = importDeckList("200 Mountain\n200 Mountain", sampleNames);
  expect(cards).toEqual([{ name: "Mountain", count: 200 }]);
  expect(problems).toEqual([{ line: 2, text: "200 Mountain", code: "bad-count" }]);
});
