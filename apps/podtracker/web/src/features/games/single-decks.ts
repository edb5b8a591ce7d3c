import type { Deck, Member } from "@podtracker/contract";
import type { GameDraft, SeatDeck } from "./game-draft.ts";

export interface Table {
  members: readonly Pick<Member, "memberId" | "userId">[];
  decks: readonly Pick<Deck, "id" | "ownerId">[];
}

/**
 * The draft with decks for the seats where none was chosen: who brings a single deck plays it, and of all others it is not known.
 * Worked out from the decks as they are known now, and never kept: a page may show older decks first, and somebody may be seated before theirs is heard of.
 */
export function withSingleDecks(draft: GameDraft, table: Table): GameDraft {
  return {
    ...draft,
    seats: draft.seats.map((seat) => (seat.deck.kind === "single" ? { ...seat, deck: singleDeckOf(seat.memberId, table) } : seat)),
  };
}

function singleDeckOf(memberId: string, { members, decks }: Table): SeatDeck {
  const member = members.find((one) => one.memberId === memberId);
  const own = decks.filter(({ ownerId }) => ownerId === member?.userId);
  const [only] = own;
  return own.length === 1 && only ? { kind: "deck", deckId: only.id } : { kind: "unknown" };
}
