import { expect, it } from "vitest";
import { newDraft, reduceDraft } from "./game-draft.ts";
import { withSingleDecks } from "./single-decks.ts";

const members = [
  { memberId: "seat-ash", userId: "ash" },
  { memberId: "seat-briar", userId: "briar" },
  { memberId: "seat-guest", userId: null },
];
const seated = members.reduce((draft, { memberId }) => reduceDraft(draft, { type: "seat-taken", memberId }), newDraft("game"));
const decksOf = (...decks: { id: string; ownerId: string }[]) =>
  withSingleDecks(seated, { members, decks }).seats.map(({ deck }) => (deck.kind === "deck" ? deck.deckId : deck.kind));

it("gives a seat the deck that its player brings alone, whenever that is heard of", () => {
  expect(decksOf()).toEqual(["unknown", "unknown", "unknown"]);
  expect(decksOf({ id: "krenko", ownerId: "ash" })).toEqual(["krenko", "unknown", "unknown"]);
  expect(decksOf({ id: "krenko", ownerId: "ash" }, { id: "atraxa", ownerId: "briar" }, { id: "muldrotha", ownerId: "ash" })).toEqual([
    "unknown",
    "atraxa",
    "unknown",
  ]);
});

it("leaves what was chosen, also that it is not known", () => {
  const chosen = reduceDraft(seated, { type: "deck-chosen", memberId: "seat-ash", deck: { kind: "unknown" } });
  const table = { members, decks: [{ id: "krenko", ownerId: "ash" }] };
  expect(withSingleDecks(chosen, table).seats[0]?.deck).toEqual({ kind: "unknown" });
});
