import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalGame } from "../../../web/src/features/live-games/log/local-game.ts";
import { unsent } from "../../../web/src/features/live-games/log/table.ts";
import { seededRandom } from "../../../../../packages/tatwats/test/chaos/seeded-random.ts";
import type { Person } from "../person.ts";
import { findFaults } from "./find-faults.ts";
import { type Device, openDevice } from "./device.ts";
import { emptyLedger } from "./ledger.ts";
import { randomTap } from "./random-tap.ts";
import type { WebServers } from "./web-servers.ts";

/** Four people of one pod. */
export interface Company {
  podId: string;
  players: readonly { person: Person; userId: string; memberId: string; name: string }[];
}

export interface PlayedGame {
  taps: number;
  refused: Record<string, number>;
  cuts: number;
  reloads: number;
  /** What does not add up, a sentence each; empty when all is well. */
  faults: string[];
}

const commander = "Krenko, Mob Boss";
const steps = 60;
/** At the end everybody has a network: so long may it take until all agree. */
const agreedWithinMs = 60_000;

/** One game from its begin to its end, in which everything goes wrong that can, decided by the seed. */
export async function playGame({ podId, players }: Company, servers: WebServers, seed: number): Promise<PlayedGame> {
  const random = seededRandom(seed);
  const ledger = emptyLedger();
  const counts = { cuts: 0, reloads: 0 };
  const devices = players.map(({ person, userId }) =>
    openDevice({
      person,
      userId,
      ledger,
      urls: servers.urls,
      tabs: random() < 0.25 ? 2 : 1,
      random: seededRandom(Math.floor(random() * 2 ** 32)),
    }),
  );
  const game = newGame({ podId, players });
  const among = (count: number) => Math.floor(random() * count);
  try {
    devices[0]!.pages[0]!.tables.begin(game);
    await Promise.all(devices.flatMap(({ pages }) => pages.map(async (page) => await page.open(game.id))));
    for (let step = 0; step < steps; step += 1) {
      const device = devices[among(devices.length)]!;
      const tab = among(device.pages.length);
      const fate = random();
      if (fate < 0.76) tap(device, tab, game.id, random);
      else if (fate < 0.88) counts.cuts += Number(turnNetwork(device));
      else if (fate < 0.94) {
        counts.reloads += 1;
        await device.reload(tab, game.id);
      } else if (fate < 0.985) device.pages[tab]!.dropSocket();
      else if (fate < 0.987) void servers.kill(among(servers.urls.length));
      if (random() < 0.4) await sleep(random() * 40);
    }
    for (const device of devices) if (!device.network.up) turnNetwork(device);
    // In the midst of what others have still to tell, or after it.
    if (random() < 0.7) await agreement(devices, game.id, 1_000);
    endTwice(devices, game.id, among(devices.length));
    await Promise.all(devices.map(async ({ network }) => await network.calm()));
    for (const { pages } of devices) for (const page of pages) page.onNetwork();
    await agreement(devices, game.id, agreedWithinMs);
    // Both may be refused: others have put out who they said has won. Then the table, which agrees now, says it anew.
    endTwice(devices, game.id, 0);
    await agreement(devices, game.id, agreedWithinMs);
    const faults = await findFaults({ ledger, devices, game, reader: players[0]!.person, urls: servers.urls });
    return { taps: ledger.said.size, refused: countBy(ledger.refused.values()), ...counts, faults };
  } finally {
    for (const device of devices) device.close();
  }
}

function newGame({ podId, players }: Company): LocalGame {
  const id = randomUUID();
  const commanders = [commander];
  return {
    id,
    podId,
    userId: players[0]!.userId,
    seats: players.map(({ memberId, name }, index) => ({ seat: index + 1, memberId, name, deckName: null, commanders, colors: [] })),
    start: { startingLife: 40, startingSeat: 1, seats: players.map(() => ({ commanders })) },
    startedAt: "2026-11-23T19:00:00.000Z",
    mine: [1],
    mayCount: true,
    status: "live",
    version: 0,
    unsentStart: { id, seats: players.map(({ memberId }) => ({ memberId, commanders })) },
    refusal: null,
  };
}

/** One to four things, now and then two in the same touch. */
function tap({ pages }: Device, tab: number, gameId: string, random: () => number): void {
  const { tables } = pages[tab]!;
  for (let more = 1 + Math.floor(random() * 4); more > 0; more -= 1) {
    const table = tables.table(gameId)!;
    if (table.state.finished) return;
    const first = randomTap(table, random);
    if (random() < 0.1) tables.say(gameId, first, randomTap(table, random));
    else tables.say(gameId, first);
  }
}

/** @returns whether it went */
function turnNetwork({ network, pages }: Device): boolean {
  const goes = network.up;
  if (goes) network.cut();
  else network.mend();
  for (const page of pages) page.onNetwork();
  return goes;
}

/** Two people say at the same moment who has won, and do not agree. */
function endTwice(devices: readonly Device[], gameId: string, first: number): void {
  for (const index of [first, (first + 1) % devices.length]) {
    const { tables } = devices[index]!.pages[0]!;
    if (!tables.table(gameId)!.state.finished) tables.say(gameId, { type: "game.finished", outcome: "win", winnerSeat: index + 1 });
  }
}

function countBy(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Until every page has told all and heard all; what then does not agree is found by whoever looks. */
async function agreement(devices: readonly Device[], gameId: string, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  const tables = () => devices.flatMap(({ pages }) => pages.map((page) => page.tables.table(gameId)!));
  const isQuiet = () => {
    const [one, ...others] = tables();
    return [one!, ...others].every(
      (table) =>
        unsent(table).length === 0 && table.said.length === 0 && table.version === table.kept.length && table.version === one!.version,
    );
  };
  while (!isQuiet() && performance.now() < until) await sleep(10);
}
