import type { WinCondition } from "@podtracker/contract";

export const winConditionNames: Record<WinCondition, string> = {
  combat: "Combat",
  "commander-damage": "Commander damage",
  poison: "Poison",
  combo: "Combo",
  mill: "Mill",
  concession: "Concession",
  alternate: "Alternate win",
  other: "Other",
};
