import type { StandingsBy } from "./get-standings.ts";

/** What standings are counted by. */
export const standingsChoices: { value: StandingsBy; label: string }[] = [
  { value: "player", label: "Players" },
  { value: "deck", label: "Decks" },
  { value: "commander", label: "Commanders" },
];
