import type { Color, Input } from "@podtracker/contract";
import type { LiveStart } from "@podtracker/rules";

/** Who sits where with what, as the screen names them. */
export interface TableSeat {
  /** From 1, in turn order. */
  seat: number;
  memberId: string;
  name: string;
  deckName: string | null;
  commanders: readonly string[];
  colors: readonly Color[];
}

/** A game that this device counts, or looks on at. */
export interface LocalGame {
  id: string;
  podId: string;
  /** Whose copy this is: nobody else on this device sees or sends it. */
  userId: string;
  seats: readonly TableSeat[];
  start: LiveStart;
  /** ISO time. */
  startedAt: string;
  /** The seats of this person. */
  mine: readonly number[];
  /** Others look on. */
  mayCount: boolean;
  status: "live" | "finished" | "void" | "abandoned";
  /** How many events the server had when it said so. */
  version: number;
  /** What begins it on the server, until it has begun there. */
  unsentStart: NonNullable<Input<"startLiveGame">["body"]> | null;
  /** Why the server takes nothing for it, where it does not. */
  refusal: string | null;
}
