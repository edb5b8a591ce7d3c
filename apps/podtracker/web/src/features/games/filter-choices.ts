import { useStandings } from "../history/get-standings.ts";

/** Whom and what the pod's history can be narrowed to: all that ever played in it. */
export interface FilterChoices {
  members: { value: string; label: string }[];
  decks: { value: string; label: string }[];
  commanders: { value: string; label: string }[];
}

export function useFilterChoices(podId: string): FilterChoices {
  const players = useStandings(podId, "player").data ?? [];
  const decks = useStandings(podId, "deck").data ?? [];
  const pairs = useStandings(podId, "commander").data ?? [];
  const commanders = [...new Set(pairs.flatMap(({ name }) => name.split(" + ")))];
  return {
    members: byLabel(players.flatMap(({ memberId, name }) => (memberId ? [{ value: memberId, label: name }] : []))),
    decks: byLabel(decks.flatMap(({ deckId, name }) => (deckId ? [{ value: deckId, label: name }] : []))),
    commanders: byLabel(commanders.map((name) => ({ value: name, label: name }))),
  };
}

function byLabel<Choice extends { label: string }>(choices: Choice[]): Choice[] {
  return choices.toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}
