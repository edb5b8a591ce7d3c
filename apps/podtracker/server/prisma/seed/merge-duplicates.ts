import type { SourceCard } from "./oracle-card.ts";

/**
 * Leaves one entry a card. The source holds some cards twice or thrice:
 * - printings with the same face on both sides, “Command Tower // Command Tower”;
 * - double-faced cards once under the full name and once under the front face's.
 *
 * The fuller entry stays, and takes from the other what it lacks.
 */
export function mergeDuplicates(cards: readonly SourceCard[]): SourceCard[] {
  return mergeFrontNames(mergeReversible(cards));
}

function mergeReversible(cards: readonly SourceCard[]): SourceCard[] {
  const byName = new Map<string, SourceCard>();
  const reversible = cards.filter((card) => distinctName(card.name) !== card.name);
  for (const card of cards) if (distinctName(card.name) === card.name) byName.set(card.name, mergeTwo(card, byName.get(card.name)));
  for (const card of reversible) {
    const name = distinctName(card.name);
    const isOneFace = !name.includes(" // ");
    const renamed = isOneFace ? { ...card, ...card.card_faces?.[0], name, card_faces: null } : { ...card, name };
    byName.set(name, mergeTwo(byName.get(name) ?? renamed, renamed));
  }
  return [...byName.values()];
}

/** “A // B // A” is the card “A // B”. */
function distinctName(name: string): string {
  return [...new Set(name.split(" // "))].join(" // ");
}

function mergeFrontNames(cards: readonly SourceCard[]): SourceCard[] {
  const fullByFront = new Map(cards.filter((card) => card.name.includes(" // ")).map((card) => [card.name.split(" // ", 1)[0], card]));
  // A card of its own may share a name with a front face; only a two-part type line gives the double away.
  const isDouble = (card: SourceCard) =>
    card.type_line?.includes(" // ") === true && fullByFront.get(card.name)?.type_line === card.type_line;
  const doubles = new Map(cards.filter(isDouble).map((card) => [card.name, card]));
  return cards
    .filter((card) => !doubles.has(card.name))
    .map((card) =>
      fullByFront.get(card.name.split(" // ", 1)[0]) === card ? mergeTwo(card, doubles.get(card.name.split(" // ", 1)[0] ?? "")) : card,
    );
}

function mergeTwo(kept: SourceCard, other: SourceCard | undefined): SourceCard {
  if (other === undefined) return kept;
  return {
    ...kept,
    id: kept.id ?? other.id,
    cmc: kept.cmc ?? other.cmc,
    edhrec_rank: kept.edhrec_rank ?? other.edhrec_rank,
    game_changer: kept.game_changer === true || other.game_changer === true,
    released_at: kept.released_at ?? other.released_at,
  };
}
