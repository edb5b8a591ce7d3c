import { isBackground, mayCommand, pairingAbilities } from "../cards/card-facts.ts";
import type { CardFacts, PairingAbility } from "../cards/card-facts.ts";
import { canPair } from "../cards/pairing.ts";

export const COMMANDER_PROBLEM_CODES = ["unknown-card", "not-a-commander", "bad-pairing", "banned", "not-legal"] as const;

/** One thing wrong with a deck's commanders; advice, never a reason to refuse the deck. */
export type CommanderProblem = {
  code: (typeof COMMANDER_PROBLEM_CODES)[number];
  /** The card it is about; absent when it is about the pair. */
  card?: string;
  /** A sentence for the player. */
  detail: string;
};

/** A name that the catalogue does not hold. */
export type UnknownCard = { unknown: string };

/**
 * Everything wrong with one or two commanders, first what concerns a single card, in the order given,
 * then the pair. What cannot be known (an unknown card, a card without a type line) is not held against
 * the deck a second time. No commanders give no problems.
 */
export function commanderProblems(cards: readonly (CardFacts | UnknownCard)[]): CommanderProblem[] {
  const single = cards.flatMap((card) => ("unknown" in card ? [unknownCard(card)] : cardProblems(card, cards.length > 1)));
  const pair = pairProblem(cards);
  return pair === null ? single : [...single, pair];
}

function unknownCard(card: UnknownCard): CommanderProblem {
  return { code: "unknown-card", card: card.unknown, detail: `No card is called “${card.unknown}”. Check the spelling.` };
}

function cardProblems(card: CardFacts, hasCompany: boolean): CommanderProblem[] {
  const problems: CommanderProblem[] = [];
  const report = (code: CommanderProblem["code"], detail: string) => problems.push({ code, card: card.name, detail });
  if (card.legality === "banned") report("banned", `${card.name} is banned in Commander.`);
  if (card.legality === "not_legal") report("not-legal", `${card.name} is not legal in Commander.`);
  if (isTypeKnown(card) && !mayCommand(card))
    report("not-a-commander", `${card.name} cannot be a commander: it is neither a legendary creature nor a card that says it can.`);
  else if (isBackground(card) && !card.commander.eligible && !hasCompany)
    report("not-a-commander", `${card.name} is a Background: it commands only beside a card with “Choose a Background”.`);
  return problems;
}

function pairProblem(cards: readonly (CardFacts | UnknownCard)[]): CommanderProblem | null {
  if (cards.length > 2) return { code: "bad-pairing", detail: "A deck has at most two commanders." };
  const [first, second] = cards;
  if (first === undefined || second === undefined || "unknown" in first || "unknown" in second) return null;
  // A card that may not command at all has been reported already.
  if (!mayCommand(first) || !mayCommand(second) || canPair(first, second)) return null;
  return { code: "bad-pairing", detail: badPairing(first, second) };
}

function badPairing(first: CardFacts, second: CardFacts): string {
  const opening = `${first.name} and ${second.name} cannot command together`;
  if (first.name === second.name) return `${opening}: two commanders must be two different cards.`;
  return `${opening}: ${pairsWith(first)}, and ${pairsWith(second)}.`;
}

/** Who a card may stand beside, as the end of a sentence. */
function pairsWith(card: CardFacts): string {
  const needs = pairingAbilities(card).map(neededBy);
  return needs.length === 0 ? `${card.name} commands alone` : `${card.name} needs ${needs.join(" or ")}`;
}

function neededBy(ability: PairingAbility): string {
  switch (ability.kind) {
    case "partner":
      return "another card with Partner";
    case "partner-with":
      return ability.with;
    case "partner-group":
      return `another card with “${ability.group}”`;
    case "choose-a-background":
      return "a Background";
    case "background":
      return "a card with “Choose a Background”";
    case "doctors-companion":
      return "a Time Lord Doctor with no other creature type";
    case "doctor":
      return "a card with “Doctor’s companion”";
  }
}

function isTypeKnown(card: CardFacts): boolean {
  return card.typeLine !== "";
}
