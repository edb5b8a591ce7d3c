import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { join as joinPod, signUp } from "../person.ts";
import { type Company, type PlayedGame, playGame } from "./play-game.ts";
import { startWebServers, type WebServers } from "./web-servers.ts";

export interface ChaosGamesOptions {
  databaseUrl: string;
  games: number;
  seed: number;
  /** Of all the games of the seed only this one, from 1. */
  only?: number | undefined;
  /** Tables at once. */
  tables: number;
  /** Told what happens, a line each. */
  say?(line: string): void;
}

export interface ChaosGamesReport extends PlayedGame {
  games: number;
  kills: number;
}

const names = ["Ash", "Briar", "Cole", "Dara"] as const;

/**
 * Plays games on two real web processes, several tables at once, while networks, pages and servers fail. What fails where
 * follows from the seed; what of it meets what also from how fast the machine is, so a fault may need several runs to come again.
 */
export async function runChaosGames({
  databaseUrl,
  games,
  seed,
  only,
  tables,
  say = () => {},
}: ChaosGamesOptions): Promise<ChaosGamesReport> {
  const folder = mkdtempSync(join(tmpdir(), "chaos-games-"));
  const servers = await startWebServers(databaseUrl, folder, 2);
  const report: ChaosGamesReport = { games: 0, taps: 0, refused: {}, cuts: 0, reloads: 0, kills: 0, faults: [] };
  const numbers = only ? [only] : Array.from({ length: games }, (_, index) => index + 1);
  try {
    const companies = await gather(servers, Math.min(tables, numbers.length));
    await Promise.all(
      companies.map(async (company) => {
        for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
          const played = await playGame(company, servers, seed * 1_000_003 + number);
          add(report, played, number);
          for (const fault of played.faults) say(`game ${number}: ${fault}  (again: --seed ${seed} --only ${number})`);
          if (report.games % 50 === 0)
            say(`${report.games} games, ${report.taps} taps, ${servers.kills} kills, ${report.faults.length} faults`);
        }
      }),
    );
    return { ...report, kills: servers.kills };
  } finally {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function add(report: ChaosGamesReport, { faults, refused, ...counts }: PlayedGame, number: number): void {
  report.games += 1;
  for (const [name, count] of Object.entries(counts) as [keyof typeof counts, number][]) report[name] += count;
  for (const [code, count] of Object.entries(refused)) report.refused[code] = (report.refused[code] ?? 0) + count;
  report.faults.push(...faults.map((fault) => `game ${number}: ${fault}`));
}

async function gather({ urls }: WebServers, tables: number): Promise<Company[]> {
  const companies: Company[] = [];
  for (let table = 0; table < tables; table += 1) {
    const people = await Promise.all(names.map(async (name) => await signUp(urls[0]!, name)));
    const pod = await people[0]!.api.createPod({ body: { name: `Table ${table + 1}` } });
    for (const guest of people.slice(1)) await joinPod(people[0]!, guest, pod.id, "organiser");
    const { items } = await people[0]!.api.listMembers({ params: { podId: pod.id } });
    const players = names.map((name, index) => {
      const { memberId, userId } = items.find((member) => member.name === name)!;
      return { person: people[index]!, userId: userId!, memberId, name };
    });
    companies.push({ podId: pod.id, players });
  }
  return companies;
}
