import { Outcome, WinCondition } from "@podtracker/contract";
import { z } from "zod";

const Seat = z.object({
  seat: z.number().int().min(1).describe("From 1, in turn order"),
  memberId: z.uuid(),
  memberName: z.string(),
  deckName: z.string().nullable(),
  commanders: z.array(z.string()),
  place: z.number().int().min(1),
  kills: z.number().int().nullable(),
});

/** A game was recorded as finished; the facts as they were at that moment. */
export const GameFinished = z.object({
  gameId: z.uuid(),
  podId: z.uuid(),
  podName: z.string(),
  playedAt: z.iso.datetime(),
  outcome: Outcome,
  winCondition: WinCondition.nullable(),
  turns: z.number().int().nullable(),
  durationMinutes: z.number().int().nullable(),
  seats: z.array(Seat).min(2),
});

/** The game is filed and the pod's sums hold it. */
export const GameArchived = GameFinished.extend({
  sums: z.object({
    games: z.number().int().describe("Finished games of the pod, this one included"),
    winnerGames: z.number().int().describe("Games of the winner in the pod; 0 after a draw"),
    winnerWins: z.number().int(),
  }),
});

/** Recompute the sums of all pods, those after this one. */
export const SumsRebuild = z.object({ after: z.uuid().optional().describe("The last pod of the batch before") });

/** Recompute the sums of one pod. */
export const PodRecount = z.object({ podId: z.uuid() });
