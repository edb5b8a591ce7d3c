import type { Claim } from "./claim-deliveries.ts";

/** A handled claim with when its handler ran, in this process's monotonic ms, and what it answered. */
export interface Handled {
  claim: Claim;
  startedMs: number;
  endedMs: number;
  reply: unknown;
}
