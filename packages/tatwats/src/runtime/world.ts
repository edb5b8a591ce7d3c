import { v7 } from "uuid";
import type { World } from "../interfaces.ts";

/** The real clock, randomness and ids. */
export const realWorld: World = {
  now: () => new Date(),
  random: () => Math.random(),
  newId: () => v7(),
};
