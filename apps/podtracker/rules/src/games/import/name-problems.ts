import type { GameImportProblem, UnderstoodCommander, WrittenGame } from "./import-types.ts";
import { personKey } from "./read-cells.ts";

/** What was made of names, each told once, at the first line that has it. */
export function tellNames(
  commanders: readonly UnderstoodCommander[],
  ambiguous: readonly string[],
  games: readonly WrittenGame[],
): GameImportProblem[] {
  const seats = (count: number) => (count === 1 ? "" : ` (${count} times)`);
  const problems = commanders.flatMap(({ written, name, match, line, seats: times }): GameImportProblem[] => {
    if (match === "exact") return [];
    if (match === "corrected")
      return [{ line, code: "name-corrected", detail: `“${written}” is taken for ${name}${seats(times)}.`, leftOut: false }];
    return [
      {
        line,
        code: "unknown-commander",
        detail: `No card is called “${written}”${seats(times)}; it is kept as it is written.`,
        leftOut: false,
      },
    ];
  });
  const first = new Map<string, number>();
  for (const game of games)
    for (const { player, line } of game.seats) if (!first.has(personKey(player))) first.set(personKey(player), line);
  const asked = ambiguous.map((name): GameImportProblem => {
    const detail = `Several members are called ${name}; the games go to the one who joined first.`;
    return { line: first.get(personKey(name)) ?? 1, code: "ambiguous-player", detail, leftOut: false };
  });
  return [...problems, ...asked];
}
