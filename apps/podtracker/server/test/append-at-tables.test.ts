import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepAll, type Keeping, type Kept } from "../src/features/live-games/keep-events.ts";
import type { ParsedEvent } from "../src/features/live-games/parse-events.ts";
import { begin } from "./live-table.ts";
import { type PodOfThree, podOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const now = new Date("2026-11-23T20:00:00.000Z");
const ids = Array.from({ length: 6 }, () => randomUUID());

/** Few ids, so that one is often said twice, or taken back before it is there. */
const arbitraryEvent: fc.Arbitrary<Omit<ParsedEvent, "index">> = fc
  .tuple(
    fc.constantFrom(...ids),
    fc.constantFrom("hit", "hit", "hit", "hit", "hit", "hit", "turn", "undo", "end"),
    fc.nat(6),
    fc.constantFrom(...ids),
  )
  .map(([id, what, basedOn, eventId]) => ({
    id,
    at: now.toISOString(),
    happenedAt: now.toISOString(),
    basedOn: what === "turn" && basedOn < 5 ? basedOn : null,
    eventId: what === "undo" ? eventId : null,
    slot: what === "turn" ? "turn" : null,
    ...{
      hit: { type: "life.changed" as const, facts: { seat: 1, delta: -1 } },
      turn: { type: "turn.passed" as const, facts: { toSeat: 2 } },
      undo: { type: "event.undone" as const, facts: { eventId } },
      end: { type: "game.finished" as const, facts: { outcome: "draw" } },
    }[what],
  }));

/** Who says it, at which table, and what. */
const arbitraryKeeping = fc.record({
  who: fc.constantFrom("ash", "ash", "ash again", "briar", "briar", "stranger", "signed out"),
  table: fc.nat(2),
  events: fc.array(arbitraryEvent, { maxLength: 3 }),
});

test("what many devices say in one statement becomes of it as if each had been alone", async () => {
  const { database } = app.web.services;
  const table = await podOfThree(app.url);
  const who = await sessionsOf(table);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(arbitraryKeeping, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (groups) => {
        const [together, alone] = [await beginGames(table), await beginGames(table)];
        for (const group of groups) {
          const said = (games: string[]): Keeping[] =>
            group.map((each) => ({
              ...who[each.who]!,
              now,
              gameId: games[each.table]!,
              events: each.events.map((event, index) => ({ index, ...event })),
            }));
          const kept = await keepAll(database, said(together));
          const one: Kept[] = [];
          for (const keeping of said(alone)) one.push(await keepByItself(keeping));
          expect(kept).toEqual(one);
        }
        expect(await logs(together)).toEqual(await logs(alone));
      },
    ),
    { numRuns: 80, seed: 6 },
  );
});

test("groups that name the same games in another order never wait for one another crosswise", async () => {
  const table = await podOfThree(app.url);
  const games = await beginGames(table);
  const { database } = app.web.services;
  const who = await sessionsOf(table);
  const hit = (gameId: string): Keeping => ({
    ...who["ash"]!,
    gameId,
    now,
    events: [
      {
        index: 0,
        id: randomUUID(),
        at: now.toISOString(),
        happenedAt: now.toISOString(),
        slot: null,
        basedOn: null,
        eventId: null,
        type: "life.changed",
        facts: { seat: 1, delta: -1 },
      },
    ],
  });
  const rounds = Array.from({ length: 40 }, (_, n) => keepAll(database, (n % 2 ? games : games.toReversed()).map(hit)));
  const versions = (await Promise.all(rounds)).flat().map(({ version }) => version);
  expect(Math.max(...versions)).toBe(40);
  expect(new Set(versions).size).toBe(40);
});

/** The function for what is out of the ordinary, which says what becomes of one device's events. */
async function keepByItself({ gameId, userId, sessionId, events }: Keeping): Promise<Kept> {
  const { rows } = await app.web.services.database.query<{ kept: Kept }>(
    "select append_game_events($1::uuid, $2::uuid, $3::uuid, $4::timestamptz, $5::jsonb) as kept",
    [gameId, userId, sessionId, now.toISOString(), JSON.stringify(events)],
  );
  return rows[0]!.kept;
}

async function beginGames(table: PodOfThree): Promise<string[]> {
  const games = [await begin(table), await begin(table), await begin(table)];
  // One of them lay aside.
  await app.web.services.database.query("update game set status = 'abandoned' where id = $1::uuid", [games[2]]);
  return games;
}

async function logs(games: string[]): Promise<unknown> {
  const { rows } = await app.web.services.database.query(
    `select g.status, g.version, g.last_event_at = $2 as counted, array_agg(jsonb_build_array(e.seq, e.id, e.type, e.slot, e.facts, e.happened_at, e.user_id, e.session_id) order by e.seq) as events
     from game g left join game_event e on e.game_id = g.id where g.id = any ($1::uuid[]) group by g.id order by array_position($1::uuid[], g.id)`,
    [games, now],
  );
  return rows;
}

async function sessionsOf({ ash, briar }: PodOfThree): Promise<Record<string, { userId: string; sessionId: string }>> {
  const stranger = await signUp(app.url, "Sten");
  const { database } = app.web.services;
  const of = async (person: typeof ash) => {
    const { id: userId } = await person.api.getMe();
    const { rows } = await database.query<{ id: string }>("select id from session where user_id = $1::uuid order by created_at limit 1", [
      userId,
    ]);
    return { userId, sessionId: rows[0]!.id };
  };
  const ofAsh = await of(ash);
  const { rows } = await database.query<{ id: string }>(
    `insert into session (id, user_id, token, expires_at, created_at, updated_at)
     values (gen_random_uuid(), $1::uuid, gen_random_uuid()::text, now() + interval '1 day', now(), now()) returning id`,
    [ofAsh.userId],
  );
  return {
    ash: ofAsh,
    "ash again": { userId: ofAsh.userId, sessionId: rows[0]!.id },
    briar: await of(briar),
    stranger: await of(stranger),
    "signed out": { userId: ofAsh.userId, sessionId: randomUUID() },
  };
}
