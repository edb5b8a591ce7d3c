import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { ask } from "../app/ask.ts";
import { onDatabase } from "../harness/effects.ts";
import type { Seated } from "../app/seed-people.ts";
import type { ServedApp } from "../app/serve-app.ts";

export const commander = "Krenko, Mob Boss";

export interface Table {
  gameId: string;
  /** Four, who are all of the pod. */
  players: Seated[];
}

/** Begins a live game in the pod of every four people. */
export async function seedGames({ databaseUrl }: ServedApp, people: readonly Seated[]): Promise<Table[]> {
  const tables = Array.from({ length: people.length / 4 }, (_, n) => ({ gameId: randomUUID(), players: people.slice(n * 4, n * 4 + 4) }));
  const games = JSON.stringify(tables.map(({ gameId, players }) => ({ gameId, podId: players[0]!.podId })));
  const seats = JSON.stringify(
    tables.flatMap(({ gameId, players }) => players.map(({ memberId }, index) => ({ gameId, memberId, seat: index + 1 }))),
  );
  await onDatabase(databaseUrl, async (client) => {
    await client.query(
      `insert into game (id, pod_id, status, played_at, starting_life, starting_seat, last_event_at)
       select "gameId", "podId", 'live', now(), 40, 1, now() from jsonb_to_recordset($1) as g("gameId" uuid, "podId" uuid)`,
      [games],
    );
    await client.query(
      `insert into game_seat (game_id, seat, member_id, commanders, color_identity)
       select "gameId", seat, "memberId", array[$2], 'R' from jsonb_to_recordset($1) as s("gameId" uuid, "memberId" uuid, seat int)`,
      [seats, commander],
    );
    await client.query("vacuum analyze");
  });
  return tables;
}

/** Something that happens at a table of four: the nth, so that every run has the same. */
export function eventOf(n: number): Record<string, unknown> {
  const common = { id: randomUUID(), at: new Date().toISOString() };
  const seat = 1 + (n % 4);
  if (n % 5 === 0) return { ...common, type: "commander-damage.dealt", fromSeat: 1 + ((n + 1) % 4), commander, seat, amount: 1 + (n % 3) };
  if (n % 7 === 0) return { ...common, type: "turn.passed", toSeat: seat };
  return { ...common, type: "life.changed", seat, delta: n % 2 === 0 ? -1 : -2 };
}

export const eventsOfLongGame = 5_000;
const startingLife = 40;
const lastBlow = 7;
export const lifeAfterLongGame = startingLife - lastBlow;
const atOnce = 500;

/** Counts a long game, after which everybody has the life that they began with, but for one blow to the first. */
export async function fillGame(app: ServedApp, { gameId, players: [player] }: Table): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const all = Array.from({ length: eventsOfLongGame - 2 }, (_, n) => eventAndItsOpposite(n));
  all.push({ ...eventOf(1), type: "turn.passed", toSeat: 1 }, { ...eventOf(1), type: "life.changed", seat: 1, delta: -lastBlow });
  try {
    for (let n = 0; n < all.length; n += atOnce) {
      const body = { events: all.slice(n, n + atOnce) };
      const status = await ask(agent, app.origin, player!, { method: "POST", path: `/api/games/${gameId}/events`, body });
      if (status !== 200) throw new Error(`Events were answered with ${status}.`);
    }
  } finally {
    agent.destroy();
  }
}

/** Taken two by two the sums come to nothing. */
function eventAndItsOpposite(n: number): Record<string, unknown> {
  const event = eventOf(1 + (n >> 1));
  if (n % 2 === 0) return event;
  if (event["type"] === "life.changed") return { ...event, delta: -(event["delta"] as number) };
  return event["type"] === "turn.passed" ? event : { ...event, amount: -(event["amount"] as number) };
}
