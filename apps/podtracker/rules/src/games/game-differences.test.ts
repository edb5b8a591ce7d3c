import { describe, expect, it } from "vitest";
import { gameDifferences, type GameRecord, type RecordedSeat } from "./game-differences.ts";

function seat(number: number, name: string, more: Partial<RecordedSeat> = {}): RecordedSeat {
  return { seat: number, memberId: name, memberName: name, deckName: null, commanders: [], place: number, kills: null, ...more };
}

const game: GameRecord = {
  status: "finished",
  playedAt: "2026-11-20T19:30:00.000Z",
  outcome: "win",
  winCondition: "combat",
  turns: 9,
  durationMinutes: null,
  notes: null,
  seats: [seat(1, "Ash"), seat(2, "Briar", { deckName: "Goblins" }), seat(3, "Cole")],
};
const with3 = (...seats: RecordedSeat[]): GameRecord => ({ ...game, seats });

describe("what two versions of a record tell differently", () => {
  it("is nothing where they are the same", () => {
    expect(gameDifferences(game, structuredClone(game))).toEqual([]);
  });

  it("is each fact with what it was and is", () => {
    expect(gameDifferences(game, { ...game, turns: 10, winCondition: null, notes: "Close." })).toEqual([
      { what: "winCondition", before: "combat", after: null },
      { what: "turns", before: 9, after: 10 },
      { what: "notes", before: null, after: "Close." },
    ]);
  });

  it("is a seat's deck, place and kills, under its player's name", () => {
    const [ash, briar, cole] = game.seats as [RecordedSeat, RecordedSeat, RecordedSeat];
    const after = with3({ ...ash, place: 2 }, { ...briar, place: 1, deckName: null, commanders: ["A", "B"] }, { ...cole, kills: 0 });
    expect(gameDifferences(game, after).map(({ what, memberName, before, after: is }) => [what, memberName, before, is])).toEqual([
      ["place", "Ash", 1, 2],
      ["deck", "Briar", "Goblins", "A + B"],
      ["place", "Briar", 2, 1],
      ["kills", "Cole", null, 0],
    ]);
  });

  it("is who sat down and who did not, which is no other order of those who stayed", () => {
    const after = with3(seat(1, "Ash"), seat(2, "Dara"), seat(3, "Cole"));
    expect(gameDifferences(game, after).map(({ what, memberName }) => [what, memberName])).toEqual([
      ["player", "Briar"],
      ["player", "Dara"],
      ["place", "Dara"],
    ]);
  });

  it("is another order of the seats", () => {
    const [ash, briar, cole] = game.seats as [RecordedSeat, RecordedSeat, RecordedSeat];
    const turned = with3({ ...briar, seat: 1 }, { ...cole, seat: 2 }, { ...ash, seat: 3 });
    expect(gameDifferences(game, turned)).toEqual([{ what: "seat-order", before: "Ash, Briar, Cole", after: "Briar, Cole, Ash" }]);
  });

  it("tells the seats of somebody apart who sits twice, as imports may have it", () => {
    const twice = with3(seat(1, "Ash"), seat(2, "Ash"));
    expect(gameDifferences(twice, with3(seat(1, "Ash"), seat(2, "Ash", { kills: 1 })))).toMatchObject([{ what: "kills", after: 1 }]);
  });
});
