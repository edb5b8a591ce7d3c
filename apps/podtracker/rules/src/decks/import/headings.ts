import { tidy } from "./clean-text.ts";
import type { Board } from "./import-types.ts";

/** Words that head a part of a list, and the part they head. No card is called by any of them. */
const WORDS: Record<Board, string> = {
  commander: "commander, commanders, command zone, commandzone, cmdr, general, generals, oathbreaker, partner commanders",
  companion: "companion, companions",
  sideboard: "sideboard, side board, side, sb, sideboards, wishboard, wishlist, wish board, acquireboard",
  maybeboard: "maybeboard, maybe board, maybe, maybes, considering, consideration, cuts, cut, swaps, possible includes, upgrades",
  extra:
    "tokens, token, tokens and extras, tokens & extras, extras, emblems, attractions, contraptions, stickers, sticker sheets, planes, planechase, schemes, dungeons, dungeon, signature spell, signature spells, signaturespell, vanguard, conspiracies, bonus cards",
  main:
    "deck, main, main deck, maindeck, mainboard, main board, the deck, decklist, deck list, list, cards, the 99, 99, " +
    "creature, creatures, instant, instants, sorcery, sorceries, artifact, artifacts, enchantment, enchantments, planeswalker, planeswalkers, " +
    "battle, battles, land, lands, basic lands, basics, basic land, nonbasic lands, non-basic lands, utility lands, spell, spells, other spells, " +
    "noncreature spells, other, others, misc, miscellaneous, instants and sorceries, instants & sorceries, tribal, kindred, legendary creatures, " +
    "ramp, mana ramp, mana rocks, mana dorks, mana, rocks, dorks, fixing, draw, card draw, card advantage, removal, spot removal, targeted removal, " +
    "mass removal, board wipe, board wipes, boardwipes, wipes, sweepers, interaction, protection, recursion, reanimation, graveyard, tutor, " +
    "tutors, counterspells, countermagic, counters, win condition, win conditions, wincon, wincons, finisher, finishers, utility, stax, " +
    "burn, equipment, equipments, auras, vehicles, evasion, anthem, anthems, combo, combos, combo pieces, sacrifice outlets, sac outlets, lifegain, discard, mill, " +
    "synergy, payoffs, enablers, support, threats, tokens makers, token makers, token generators, engine, engines, value",
};

/** A board for every word above. */
export const HEADING_BOARDS: ReadonlyMap<string, Board> = new Map(
  (Object.keys(WORDS) as Board[]).flatMap((board) => WORDS[board].split(", ").map((word) => [word, board] as const)),
);

export type Heading =
  | { kind: "board"; board: Board; known: boolean }
  /** What follows tells of the deck and names no cards. */
  | { kind: "about" };

/**
 * Reads a line as a header: a known word, plain or between marks (`// Sideboard`, `[Main]`, `== Lands ==`,
 * `Creatures (24)`, `DECK:`), or any words in such marks, which then head a category of the main deck.
 */
export function readHeading(line: string): Heading | undefined {
  const { words, marked } = unmark(line);
  if (words === "") return undefined;
  const key = words.toLowerCase();
  if (key === "about" || key === "metadata") return { kind: "about" };
  const board = HEADING_BOARDS.get(key);
  if (board !== undefined) return { kind: "board", board, known: true };
  return marked && !/^\d/.test(words) ? { kind: "board", board: "main", known: false } : undefined;
}

/** The words of a header without the marks around them and without how many cards follow. */
function unmark(line: string): { words: string; marked: boolean } {
  const opened = line.replace(/^[#/=\-*_~>[<({: ]+/, "");
  const closed = trimEndMarks(opened);
  const counted = /^(.*?[^\s\d([:,-])\s*(?:[:,-]\s*)?[([]?\s*\d{1,4}\s*(?:cards?)?\s*[)\]]?$/i.exec(closed.slice(0, 80));
  const words = trimEndMarks(counted?.[1] ?? closed);
  const wrapped = opened.length < line.length && /[\]=*_~>)}-]$/.test(line);
  return { words: tidy(words), marked: wrapped || /[:)\]]$/.test(line) };
}

function trimEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && "#/=-*_~<]>): }".includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** The first word that names a board, as in a list of categories or tags. */
export function boardOfWords(words: readonly string[]): Board | undefined {
  return words.map((word) => HEADING_BOARDS.get(word.trim().toLowerCase())).find((board) => board !== undefined);
}
