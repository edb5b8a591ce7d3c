import { isBackground, mayCommand } from "../../cards/card-facts.ts";
import type { CardFacts } from "../../cards/card-facts.ts";
import { canPair } from "../../cards/pairing.ts";
import type { ListedCard, ParsedList } from "./import-types.ts";

/** The ten cards of Ikoria that may stand outside a deck (702.139): in a sideboard, none of them is taken for a commander. */
const COMPANIONS = /^(?:Gyruda|Jegantha|Kaheera|Keruga|Lurrus|Lutri|Obosh|Umori|Yorion|Zirda),/;

/**
 * The lines that name a list's commanders: those that say so; else the one or two cards of the last or the
 * first block, where an empty line parts it from the others; else those of the sideboard, where Magic Online and
 * XMage keep them. Nothing else is a sign: a legendary creature in a list may be one of its cards.
 */
export function chooseCommanders(list: ParsedList): ListedCard[] {
  const said = list.cards.filter(({ board }) => board === "commander");
  if (said.length > 0) return sayOnce(said);
  const last = blockOf(list, Math.max(...list.looseBlocks));
  if (isCommand(last) && last.length < list.cards.length && endsList(last, list)) return last;
  const side = commandersAside(list.cards.filter(({ board }) => board === "sideboard"));
  if (side.length > 0) return side;
  const first = blockOf(list, 0);
  return list.looseBlocks.has(0) && isCommand(first) && first.length < list.cards.length ? first : [];
}

/** Of a command zone that no line ends, the first card and its partner are the commanders, the others the deck. */
function sayOnce(said: ListedCard[]): ListedCard[] {
  const distinct = said.filter(({ card }, at) => said.findIndex((other) => other.card.name === card.name) === at);
  const [first, second] = distinct;
  if (distinct.length <= 2 || first === undefined || second === undefined) return distinct;
  return canPair(first.card, second.card) ? [first, second] : [first];
}

function blockOf(list: ParsedList, block: number): ListedCard[] {
  return list.cards.filter((card) => card.block === block);
}

function endsList(block: readonly ListedCard[], list: ParsedList): boolean {
  return block[0] !== undefined && block[0].block === Math.max(...list.cards.map((card) => card.block));
}

/** Whether a block is a commander or a pair, each once, on a board that may hold them. */
function isCommand(block: readonly ListedCard[]): boolean {
  const [first, second] = block;
  if (first === undefined || block.length > 2) return false;
  if (!block.every(({ card, count, board }) => count === 1 && mayCommand(card) && (board === "main" || board === "sideboard")))
    return false;
  return second === undefined ? first.card.commander.eligible : canPair(first.card, second.card);
}

function commandersAside(side: ListedCard[]): ListedCard[] {
  const able = side.filter(({ card, count }) => count === 1 && mayCommand(card) && !COMPANIONS.test(card.name));
  const [first, second] = able;
  if (first === undefined || able.length > 2) return [];
  return second === undefined || canPair(first.card, second.card) ? able : [];
}

/** A Background last, otherwise by name: so one deck gives the same in every format. */
export function inCommandOrder<Card extends Pick<CardFacts, "name" | "commander">>(cards: readonly Card[]): Card[] {
  return cards.toSorted((a, b) => Number(isBackground(a)) - Number(isBackground(b)) || (a.name < b.name ? -1 : 1));
}
