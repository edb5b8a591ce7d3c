import type { DoubtfulWinner, WrittenGame } from "./import-types.ts";
import { type Doubt, judgeResult, type Judgement } from "./judge-result.ts";
import { personKey } from "./read-cells.ts";
import { sayWinner } from "./read-winners.ts";

export type DoubtfulWinners = ReturnType<typeof createDoubtfulWinners>;

/** Names beyond these are left to be written. */
const MOST_CHOICES = 50;

/**
 * Judges games, and gathers those of which nobody knows who won, for a question.
 *
 * @param said by what stands as the winner, who is meant; null for a draw
 */
export function createDoubtfulWinners(said: Readonly<Record<string, string | null>>) {
  const meant = new Map(Object.entries(said).map(([written, means]) => [personKey(written), means]));
  const doubtful = new Map<string, Omit<DoubtfulWinner, "players"> & { players: Map<string, string> }>();

  function judge(game: WrittenGame): (Judgement & { game: WrittenGame }) | Doubt | null {
    const judged = judgeResult(game);
    if (!judged || !("stray" in judged)) return judged && { ...judged, game };
    remember(judged.stray, game);
    const means = meant.get(personKey(judged.stray));
    if (means === undefined) return judged;
    const settled = sayWinner(game, judged.stray, means);
    const again = judgeResult(settled);
    return again && ("stray" in again ? again : { ...again, game: settled });
  }

  function remember(written: string, { lines, seats }: WrittenGame): void {
    const key = personKey(written);
    const known = doubtful.get(key) ?? { written, games: 0, line: lines[0]!, players: new Map<string, string>() };
    known.games += 1;
    for (const { player } of seats) {
      if (known.players.size < MOST_CHOICES && !known.players.has(personKey(player))) known.players.set(personKey(player), player);
    }
    doubtful.set(key, known);
  }

  const all = (): DoubtfulWinner[] => [...doubtful.values()].map((each) => ({ ...each, players: [...each.players.values()] }));
  return { judge, all };
}
