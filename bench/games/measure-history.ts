import { Agent } from "node:http";
import { ask } from "../app/ask.ts";
import type { Seated } from "../app/seed-people.ts";
import type { ServedApp } from "../app/serve-app.ts";
import { ascending, type Measurement, ms, percentile } from "../harness/figures.ts";
import { gamesOfPod } from "./seed-history.ts";

const historyMs = 80;
const standingsMs = 120;
const warmUps = 10;

/** What a pod's page asks for, one page after another: how soon it is answered where there are many games. */
export async function measureHistory(app: ServedApp, [player]: readonly Seated[], rounds: number): Promise<Measurement> {
  const asked = [
    { what: "a page of the history", path: "games?limit=25", target: historyMs },
    { what: "a page found by a rare word", path: "games?limit=25&q=comeback", target: historyMs },
    { what: "a page found by a name and a commander", path: "games?limit=25&q=krenko&commander=Krenko,%20Mob%20Boss", target: historyMs },
  ];
  return await measure(app, player!, { asked, rounds, row: "history" });
}

/** How soon standings are counted. */
export async function measureStandings(app: ServedApp, [player]: readonly Seated[], rounds: number): Promise<Measurement> {
  const asked = ["player", "commander"].map((by) => ({ what: `standings by ${by}`, path: `standings?by=${by}`, target: standingsMs }));
  return await measure(app, player!, { asked, rounds, row: "standings" });
}

interface Asked {
  what: string;
  path: string;
  target: number;
}

async function measure(
  app: ServedApp,
  player: Seated,
  { asked, rounds, row }: { asked: readonly Asked[]; rounds: number; row: string },
): Promise<Measurement> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const figures: Measurement["figures"] = [];
    for (const { what, path, target } of asked) {
      const took: number[] = [];
      for (let round = -warmUps; round < rounds; round += 1) {
        const began = performance.now();
        const status = await ask(agent, app.origin, player, { method: "GET", path: `/api/pods/${player.podId}/${path}` });
        if (status !== 200) throw new Error(`${what} was answered with ${status}.`);
        if (round >= 0) took.push(performance.now() - began);
      }
      const late = percentile(ascending(took), 95);
      figures.push({
        what: `${what}, a pod with ${gamesOfPod.toLocaleString("en-GB")} games, p95`,
        measured: ms(late),
        target: `≤ ${target} ms`,
        reached: late <= target,
      });
    }
    return { figures, notes: [`${row}: ${rounds} times each after ${warmUps} that do not count, one request after another.`] };
  } finally {
    agent.destroy();
  }
}
