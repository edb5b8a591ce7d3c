import { describe, expect, it } from "vitest";
import { finalGroups, gameFrom, newDraft, reduceDraft, whatIsMissing, type DraftAction, type GameDraft } from "./game-draft.ts";

const now = new Date("2026-11-23T20:00:00Z");

function after(...actions: DraftAction[]): GameDraft {
  return actions.reduce(reduceDraft, newDraft("game"));
}

const fourSeats: DraftAction[] = ["ash", "briar", "cole", "dara"].map((memberId) => ({
  type: "seat-taken",
  memberId,
}));
const won = (memberId: string): DraftAction => ({ type: "first-toggled", memberId });
const next = (memberId: string): DraftAction => ({ type: "finished-next", memberId });

function places(draft: GameDraft) {
  return gameFrom(draft, now).seats.map(({ place }) => place);
}

describe("the seats", () => {
  it("are taken in turn order, once each, ten at most", () => {
    expect(after(...fourSeats, { type: "seat-taken", memberId: "ash" }).seats).toHaveLength(4);
    const many = Array.from({ length: 12 }, (_, index): DraftAction => ({
      type: "seat-taken",
      memberId: `m${index}`,
    }));
    expect(after(...many).seats).toHaveLength(10);
  });

  it("can be moved, but not past the ends", () => {
    const draft = after(...fourSeats, { type: "seat-moved", memberId: "dara", by: -1 }, { type: "seat-moved", memberId: "ash", by: -1 });
    expect(draft.seats.map(({ memberId }) => memberId)).toEqual(["ash", "briar", "dara", "cole"]);
  });

  it("take their place in the order with them when they are left", () => {
    const draft = after(...fourSeats, won("ash"), next("cole"), {
      type: "seat-left",
      memberId: "ash",
    });
    expect(draft.finish).toEqual([["cole"]]);
  });
});

describe("a win", () => {
  it("puts all others second when only the winner is told", () => {
    expect(places(after(...fourSeats, won("briar")))).toEqual([2, 1, 2, 2]);
  });

  it("follows the order as far as it is told", () => {
    expect(places(after(...fourSeats, won("briar"), next("dara")))).toEqual([3, 1, 3, 2]);
  });

  it("lets losers tie, but nobody with the winner", () => {
    const ordered = after(...fourSeats, won("briar"), next("dara"), next("ash"));
    expect(places(reduceDraft(ordered, { type: "finish-tied", memberId: "ash" }))).toEqual([2, 1, 4, 2]);
    expect(places(reduceDraft(ordered, { type: "finish-tied", memberId: "dara" }))).toEqual(places(ordered));
  });

  it("starts the order anew for another winner, and none when the same is tapped again", () => {
    expect(after(...fourSeats, won("briar"), next("dara"), won("cole")).finish).toEqual([["cole"]]);
    expect(after(...fourSeats, won("briar"), won("briar")).finish).toEqual([]);
  });
});

describe("a draw", () => {
  const draw: DraftAction = { type: "outcome-chosen", outcome: "draw" };

  it("is everybody’s unless some are picked", () => {
    expect(places(after(...fourSeats, draw))).toEqual([1, 1, 1, 1]);
    expect(finalGroups(after(...fourSeats, draw, won("ash"), won("dara")))).toEqual([
      ["ash", "dara"],
      ["briar", "cole"],
    ]);
  });

  it("needs two", () => {
    expect(whatIsMissing(after(...fourSeats, draw, won("ash")))).toContain("two players");
  });
});

describe("what is missing", () => {
  it("is told one thing at a time", () => {
    expect(whatIsMissing(newDraft("game"))).toBe("Choose who played.");
    expect(whatIsMissing(after(...fourSeats.slice(0, 1)))).toBe("Choose at least one more player.");
    expect(whatIsMissing(after(...fourSeats))).toBe("Choose who won.");
    expect(whatIsMissing(after(...fourSeats, won("ash")))).toBeNull();
  });

  it("refuses turns that are none", () => {
    for (const turns of ["0", "-3", "2.5", "many", "501"]) {
      expect(whatIsMissing(after(...fourSeats, won("ash"), { type: "changed", fields: { turns } }))).toContain("Turns");
    }
  });
});

it("sends only what was said", () => {
  const draft = after(
    ...fourSeats.slice(0, 2),
    { type: "deck-chosen", memberId: "ash", deck: { kind: "deck", deckId: "deck" } },
    {
      type: "deck-chosen",
      memberId: "briar",
      deck: { kind: "commanders", names: ["Krenko, Mob Boss"] },
    },
    won("ash"),
    { type: "changed", fields: { turns: "9", notes: "  " } },
  );
  expect(gameFrom(draft, now)).toEqual({
    id: "game",
    playedAt: "2026-11-23T20:00:00.000Z",
    outcome: "win",
    seats: [
      { memberId: "ash", deckId: "deck", place: 1 },
      { memberId: "briar", commanders: ["Krenko, Mob Boss"], place: 2 },
    ],
    turns: 9,
  });
});
