import { sampleNames } from "../../decks/import/sample-names.ts";
import type { CommanderNames, UnderstoodTable } from "./import-types.ts";
import { type ImportSurroundings, understandGames } from "./understand-games.ts";

const names: CommanderNames = {
  find: sampleNames.find,
  suggest: (name) => (name.startsWith("Krenko") ? "Krenko, Mob Boss" : undefined),
};

/** Understands a table as an empty pod in Vienna would, at the end of 2026. */
export function understand(text: string, more: Partial<ImportSurroundings> = {}): UnderstoodTable | undefined {
  return understandGames(text, { names, known: [], timeZone: "Europe/Vienna", now: new Date("2026-11-23T19:30:00Z"), ...more });
}

/** `2023-04-06 win: Ash 1, Briar 2`, a line a game. */
export function gamesIn(table: UnderstoodTable | undefined): string[] {
  return (table?.games ?? []).map(({ playedAt, outcome, seats }) => {
    const places = seats.map(({ player, place }) => `${table!.players[player]!.name} ${place}`);
    return `${playedAt.toISOString().slice(0, 10)} ${outcome}: ${places.join(", ")}`;
  });
}

/** `3 bad-date`, a line a problem. */
export function problemsIn(table: UnderstoodTable | undefined): string[] {
  return (table?.problems ?? []).map(({ line, code }) => `${line} ${code}`);
}
