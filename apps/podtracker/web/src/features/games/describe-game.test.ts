import type { Game } from "@podtracker/contract";
import { expect, it } from "vitest";
import { describeGame, inWords, winnerOf } from "./describe-game.ts";

function seat(memberName: string, place: number, commanders: string[] = []): Game["seats"][number] {
  return {
    seat: 1,
    memberId: memberName,
    memberName,
    deckId: null,
    deckName: null,
    commanders,
    colorIdentity: ["G"],
    place,
    kills: null,
  };
}

const game: Game = {
  id: "game",
  podId: "pod",
  status: "finished",
  playedAt: "2026-11-23T20:00:00Z",
  outcome: "win",
  turns: 9,
  durationMinutes: null,
  winCondition: "combo",
  notes: null,
  seats: [seat("Ash", 2), seat("Briar", 1, ["Thrasios, Triton Hero", "Tymna the Weaver"]), seat("Cole", 2)],
  seatOrderKnown: true,
  recordedBy: { userId: "user", name: "Ash" },
  recordedAt: "2026-11-23T20:00:00Z",
  revision: 1,
};

it("says who won, with what, how, and against whom", () => {
  expect(describeGame(game)).toEqual({
    subject: "Briar",
    predicate: "won with Thrasios + Tymna",
    details: "combo · 9 turns · Ash, Cole",
    colors: ["G"],
  });
});

it("names those who drew", () => {
  const draw: Game = {
    ...game,
    outcome: "draw",
    winCondition: null,
    turns: 1,
    seats: [seat("Ash", 1), seat("Briar", 1), seat("Cole", 3)],
  };
  expect(describeGame(draw)).toMatchObject({
    subject: "Draw",
    predicate: "between Ash and Briar",
    details: "1 turn · 3 players",
  });
});

it("gives nobody the win of several firsts, nor calls it a draw", () => {
  const several: Game = { ...game, seats: [seat("Ash", 1), seat("Briar", 1), seat("Cole", 3)] };
  expect(describeGame(several)).toMatchObject({ subject: "Several first", predicate: "places: Ash and Briar" });
  expect(winnerOf(several)).toBeNull();
  expect(winnerOf(game)?.memberName).toBe("Briar");
});

it("lists names as people do", () => {
  expect(inWords(["Ash", "Briar", "Cole"])).toBe("Ash, Briar and Cole");
});
