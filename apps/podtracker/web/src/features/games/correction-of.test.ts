import type { Deck, Game } from "@podtracker/contract";
import { describe, expect, it } from "vitest";
import { correctionOf, previewOf } from "./correction-of.ts";
import { draftFromGame, tableOf } from "./draft-from-game.ts";
import { type DraftAction, gameFrom, reduceDraft } from "./game-draft.ts";

function seat(memberId: string, place: number, more: Partial<Game["seats"][number]> = {}): Game["seats"][number] {
  return {
    seat: 1,
    memberId,
    memberName: memberId,
    deckId: null,
    deckName: null,
    commanders: [],
    colorIdentity: [],
    place,
    kills: null,
    ...more,
  };
}

const game: Game = {
  id: "game",
  podId: "pod",
  status: "finished",
  playedAt: "2026-11-23T20:00:31.250Z",
  outcome: "win",
  turns: 9,
  durationMinutes: null,
  winCondition: "combo",
  notes: null,
  seats: [
    seat("Ash", 2, { deckId: "goblins", deckName: "Goblins", commanders: ["Krenko, Mob Boss"] }),
    { ...seat("Briar", 1, { deckName: "Elves", commanders: ["Ezuri, Renegade Leader"], kills: 2 }), seat: 2 },
    { ...seat("Cole", 2), seat: 3 },
  ],
  seatOrderKnown: true,
  recordedBy: { userId: "user", name: "Ash" },
  recordedAt: "2026-11-23T20:00:00Z",
  revision: 1,
};
const original = draftFromGame(game, "UTC");
const correctionBy = (...actions: DraftAction[]) => correctionOf(original, actions.reduce(reduceDraft, original), "UTC");
const words = { nameOf: (id: string) => id, deckOf: () => "a deck" };

describe("a correction", () => {
  it("is nothing where nothing is changed, not even the seconds that a field does not show", () => {
    expect(correctionBy()).toEqual({});
    expect(gameFrom(original, new Date(0), "UTC").seats.map(({ place, kills }) => [place, kills])).toEqual([
      [2, undefined],
      [1, 2],
      [2, undefined],
    ]);
  });

  it("sends what was changed alone, and null for what was taken away", () => {
    expect(correctionBy({ type: "changed", fields: { turns: "", winCondition: null, notes: " Close. " } })).toEqual({
      turns: null,
      winCondition: null,
      notes: "Close.",
    });
  });

  it("shows beforehand what it changes; a deck that was deleted keeps its name", () => {
    const correction = correctionBy({ type: "first-toggled", memberId: "Cole" }, { type: "kills-told", memberId: "Briar", kills: null });
    expect(previewOf(game, correction, words).map(({ what, memberName, before, after }) => [what, memberName, before, after])).toEqual([
      ["place", "Briar", 1, 2],
      ["kills", "Briar", 2, null],
      ["place", "Cole", 2, 1],
    ]);
  });
});

describe("the last table", () => {
  const memberIds = new Set(["Ash", "Briar"]);

  it("is those who are still there, each with what they played", () => {
    const decks = [{ id: "goblins" } as Deck];
    expect(tableOf(game, { memberIds, decks })).toEqual([
      { memberId: "Ash", deck: { kind: "deck", deckId: "goblins", name: "Goblins" } },
      { memberId: "Briar", deck: { kind: "commanders", names: ["Ezuri, Renegade Leader"] } },
    ]);
  });

  it("has a deck that nobody brings any more by its commanders, and can be turned", () => {
    const seats = tableOf(game, { memberIds, decks: [] });
    expect(seats[0]).toEqual({ memberId: "Ash", deck: { kind: "commanders", names: ["Krenko, Mob Boss"] } });
    const actions: DraftAction[] = [{ type: "table-taken", seats }, { type: "table-turned" }];
    expect(actions.reduce(reduceDraft, original).seats.map(({ memberId }) => memberId)).toEqual(["Briar", "Ash"]);
  });
});
