import { Agent } from "node:http";
import { ascending, type Measurement, ms, percentile } from "../harness/figures.ts";
import { ask } from "../app/ask.ts";
import type { ServedApp } from "../app/serve-app.ts";
import { eventsOfLongGame, type Table } from "./seed-games.ts";

const wantedMs = 300;

/** How soon a phone that has nothing of a long game has all of it: its state, and its log. */
export async function measureOpening(app: ServedApp, { gameId, players }: Table, rounds: number): Promise<Measurement> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const [player] = players;
  const path = `/api/games/${gameId}`;
  try {
    const times: Record<"state" | "log", number[]> = { state: [], log: [] };
    for (let round = 0; round <= rounds; round += 1) {
      for (const [what, address] of [
        ["state", path],
        ["log", `${path}/events?after=0`],
      ] as const) {
        const began = performance.now();
        const status = await ask(agent, app.origin, player!, { method: "GET", path: address });
        if (status !== 200) throw new Error(`${what} was answered with ${status}.`);
        if (round > 0) times[what].push(performance.now() - began);
      }
    }
    const figures = Object.entries(times).map(([what, took]) => {
      const late = percentile(ascending(took), 95);
      return {
        what: `a game with ${eventsOfLongGame.toLocaleString("en-GB")} events, its ${what} answered, p95`,
        measured: ms(late),
        target: `≤ ${wantedMs} ms`,
        reached: late <= wantedMs,
      };
    });
    return { figures, notes: [`opening: ${rounds} times each after one that does not count, one request after another.`] };
  } finally {
    agent.destroy();
  }
}
