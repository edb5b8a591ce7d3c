import { defineWorkflow } from "tatwats";
import { z } from "zod";
import type { podTrackerHelpers } from "./podtracker-helpers.ts";

/**
 * What operators start by hand, such as after moving house or restoring a backup: everything is looked
 * at, and what is derived is derived anew.
 */
export function podTrackerWorkflows([theArchivist, , theLibrarian, , theOperator, theJanitor]: ReturnType<typeof podTrackerHelpers>) {
  const checkUp = defineWorkflow({
    name: "check-up",
    title: ({ occasion }) => `Check-up ${occasion}`,
    input: z.object({
      occasion: z.string().min(1).max(80).default("by hand").describe("What it is for, as its title tells it"),
    }),
  })
    .step("probes", { helper: theOperator, type: "probes.due", payload: () => ({}) })
    .step("decks", { helper: theLibrarian, type: "decks.recheck", after: ["probes"], payload: () => ({}) })
    .step("sums", { helper: theArchivist, type: "sums.rebuild", after: ["probes"], payload: () => ({}) })
    .step("sweep", { helper: theJanitor, type: "idempotency-keys.sweep", after: ["decks", "sums"], payload: () => ({}) });
  return [checkUp] as const;
}
