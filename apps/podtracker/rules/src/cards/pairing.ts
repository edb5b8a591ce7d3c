import { COLORS, isBackground, pairingAbilities } from "./card-facts.ts";
import type { CardFacts, Color, CommanderFacts, PairingAbility } from "./card-facts.ts";
import { nameKey } from "./name-key.ts";

/**
 * Whether two cards may command one deck together (rule 702.124). Kinds never mix, the order of the
 * two does not matter, and a card is no partner of its own copy. Legality is another question.
 */
export function canPair(a: CommanderFacts, b: CommanderFacts): boolean {
  return (abilityPairs(a, b) || abilityPairs(b, a)) && nameKey(a.name) !== nameKey(b.name);
}

/** Whether an ability of the first card lets the second stand beside it. */
function abilityPairs(first: CommanderFacts, second: CommanderFacts): boolean {
  if (!first.commander.eligible) return false;
  return pairingAbilities(first).some((ability) => {
    // A Background needs no eligibility of its own.
    if (ability.kind === "choose-a-background") return isBackground(second);
    return second.commander.eligible && pairingAbilities(second).some((other) => match(first, ability, second, other));
  });
}

function match(first: CommanderFacts, ability: PairingAbility, second: CommanderFacts, other: PairingAbility): boolean {
  switch (ability.kind) {
    case "partner":
      return other.kind === "partner";
    case "partner-with":
      return other.kind === "partner-with" && isNamed(second, ability.with) && isNamed(first, other.with);
    case "partner-group":
      return other.kind === "partner-group" && nameKey(ability.group) === nameKey(other.group);
    case "doctors-companion":
      return other.kind === "doctor";
    case "choose-a-background":
    case "background":
    case "doctor":
      return false;
  }
}

function isNamed(card: CommanderFacts, name: string): boolean {
  const key = nameKey(name);
  return nameKey(card.name) === key || nameKey(card.faceNames[0] ?? card.name) === key;
}

/** An identity as it is stored in a text column, such as `WUB`, in colours again. */
export function colorsOf(identity: string): Color[] {
  return COLORS.filter((color) => identity.includes(color));
}

/** The colours of several cards together, in WUBRG order (rule 903.4). */
export function combinedIdentity(cards: readonly Pick<CardFacts, "colorIdentity">[]): Color[] {
  return COLORS.filter((color) => cards.some((card) => card.colorIdentity.includes(color)));
}
