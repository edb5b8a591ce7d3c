import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, eventually } from "@tatwats/test-kit";
import { Pool } from "pg";
import {
  type AnyHelper,
  type AuditEntry,
  createTatwats,
  defineHelper,
  fromPgPool,
  listAuditEntries,
  type Tatwats,
  type TransactionalDatabase,
} from "tatwats";
import { z } from "zod";
import { prepareDatabase } from "../../src/platform/database/prepare-database.ts";
import { createLogger } from "../../src/platform/logging/create-logger.ts";

/** A place in which one helper works alone, on a real database. */
export interface Workshop<Helper extends AnyHelper> {
  database: TransactionalDatabase;
  databaseUrl: string;
  tatwats: Tatwats<readonly [Helper]>;
  /** What the helper published or sent to others, by type, in order. */
  heard: { type: string; payload: Record<string, unknown> }[];
  /** What it told sockets, topic and event first. */
  announced: [topic: string, event: string, payload: unknown][];
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Saves settings, and waits until the instance goes by them. */
  settle(values: Partial<z.input<Helper["settings"]>>): Promise<void>;
  /** What the helper says about itself, asked with its settings as they stand. */
  health(): Promise<{ status: string; reason: string }>;
  /** Until nothing is open in any mailbox. */
  idle(): Promise<void>;
  audited(action: string): Promise<AuditEntry[]>;
  deadLetters(): Promise<number>;
  close(): Promise<void>;
}

export const operator = { by: { kind: "user" as const, id: "op", name: "Olive" }, reason: "a test" };

/**
 * Starts one helper with nobody beside it but a witness, who takes what it publishes.
 *
 * @param make gets the announcer that the workshop listens to
 */
export async function openWorkshop<Helper extends AnyHelper>(
  make: (announcer: { announce(topic: string, event: string, payload: unknown): void }) => Helper,
): Promise<Workshop<Helper>> {
  const test = await createTestDatabase("podtracker", prepareDatabase);
  const keyFolder = mkdtempSync(join(tmpdir(), "workshop-keys-"));
  const announced: [string, string, unknown][] = [];
  const heard: Workshop<Helper>["heard"] = [];
  const helper = make({ announce: (topic, event, payload) => void announced.push([topic, event, payload]) });
  const tatwats = createTatwats({
    connectionString: test.url,
    helpers: [helper, ...witnessOf(helper, heard)] as unknown as readonly [Helper],
    application: "podtracker",
    role: "test",
    runHelpers: true,
    keyFolder,
    log: createLogger(process.env["TEST_LOG_LEVEL"] ?? "silent", "test"),
  });
  await tatwats.start();
  const pool = new Pool({ connectionString: test.url, max: 3 });
  pool.on("error", () => {});
  const database = fromPgPool(pool);
  const query = async <Row extends object>(text: string, values?: readonly unknown[]) => (await database.query<Row>(text, values)).rows;
  const settings = async () =>
    (
      await query<{ revision: number; settings: Record<string, unknown> }>(
        "select revision, settings from tatwats.setting_revision where helper = $1 order by revision desc limit 1",
        [helper.name],
      )
    )[0]!;
  return {
    database,
    databaseUrl: test.url,
    tatwats,
    heard,
    announced,
    query,
    async settle(values) {
      const before = await settings();
      const revision = await tatwats.steer.settings(
        helper.name,
        { values: { ...before.settings, ...(values as object) }, base: before.revision },
        operator,
      );
      await eventually(
        async () =>
          (await query("select 1 from tatwats.instance where helper = $1 and settings_revision = $2::int", [helper.name, revision]))
            .length > 0,
        "the new settings",
      );
    },
    health: async () =>
      await helper.health!({
        db: database,
        settings: (helper.settings as z.ZodType).parse((await settings()).settings),
        now: () => new Date(),
      }),
    async idle() {
      const open = async () => await query("select state, attempts from tatwats.mailbox limit 1");
      await eventually(async () => (await open()).length === 0, "an empty mailbox").catch(async (error: Error) => {
        const failed = await query("select error from tatwats.attempt where error is not null order by ended_at desc limit 3");
        throw new Error(`${error.message} ${JSON.stringify(failed)}`);
      });
    },
    audited: async (action) => (await listAuditEntries(database, { action, limit: 50 })).items,
    deadLetters: async () => (await query("select 1 from tatwats.delivery where state = 'dead'")).length,
    async close() {
      await tatwats.stop(0);
      await pool.end();
      await test.drop();
      rmSync(keyFolder, { recursive: true, force: true });
    },
  };
}

/** Accepts what the helper emits and does not itself accept: what is published needs somebody who listens. */
function witnessOf(helper: AnyHelper, heard: { type: string; payload: Record<string, unknown> }[]): AnyHelper[] {
  const types = Object.entries(helper.emits).filter(([type]) => !Object.hasOwn(helper.accepts, type));
  if (types.length === 0) return [];
  const accepts = Object.fromEntries(
    types.map(([type, payload]) => [
      type,
      {
        payload,
        // One for all, so that they are heard in the order in which they were said.
        key: () => helper.name,
        handle: async (message: { payload: unknown }) => void heard.push({ type, payload: message.payload as Record<string, unknown> }),
      },
    ]),
  );
  return [defineHelper({ name: "the_witness", version: "1.0.0", purpose: "Hears what is published.", settings: z.object({}), accepts })];
}

type Query = Workshop<AnyHelper>["query"];

export async function addUser(query: Query, name: string): Promise<string> {
  const id = randomUUID();
  await query(`insert into "user" (id, name, email) values ($1::uuid, $2, $3)`, [id, name, `${id}@example.org`]);
  return id;
}

export interface TestPod {
  id: string;
  /** User ids. */
  ash: string;
  briar: string;
  /** Member ids of Ash, Briar and the guest Cole. */
  members: { ash: string; briar: string; cole: string };
}

/** A pod of Ash, who owns it, Briar, and the guest Cole. */
export async function addPod(query: Query): Promise<TestPod> {
  const [ash, briar, id] = [await addUser(query, "Ash"), await addUser(query, "Briar"), randomUUID()];
  const members = { ash: randomUUID(), briar: randomUUID(), cole: randomUUID() };
  await query("insert into pod (id, name) values ($1::uuid, 'Tuesday Night')", [id]);
  await query(
    `insert into pod_member (id, pod_id, user_id, guest_name, role) values
       ($2::uuid, $1::uuid, $5::uuid, null, 'owner'), ($3::uuid, $1::uuid, $6::uuid, null, 'member'), ($4::uuid, $1::uuid, null, 'Cole', 'member')`,
    [id, members.ash, members.briar, members.cole, ash, briar],
  );
  return { id, ash, briar, members };
}

/** A game that Ash recorded and Briar won, in the table and as the message that tells of it. */
export async function addGame(query: Query, pod: TestPod, { minutesAgo = 0, archived = false } = {}) {
  const gameId = randomUUID();
  await query(
    `insert into game (id, pod_id, status, played_at, outcome, turns, duration_minutes, recorded_by_id, recorded_at, archived_at)
     values ($1::uuid, $2::uuid, 'finished', '2026-11-20T19:30:00Z', 'win', 9, 90, $3::uuid,
             now() - make_interval(mins => $4::int), case when $5 then now() - make_interval(mins => $4::int) end)`,
    [gameId, pod.id, pod.ash, minutesAgo, archived],
  );
  const seats = [
    { seat: 1, memberId: pod.members.ash, memberName: "Ash", place: 2 },
    { seat: 2, memberId: pod.members.briar, memberName: "Briar", place: 1 },
    { seat: 3, memberId: pod.members.cole, memberName: "Cole", place: 3 },
  ];
  for (const { seat, memberId, place } of seats) {
    await query(
      "insert into game_seat (game_id, seat, member_id, commanders, color_identity, place) values ($1::uuid, $2::int, $3::uuid, '{}', '', $4::int)",
      [gameId, seat, memberId, place],
    );
  }
  return {
    gameId,
    podId: pod.id,
    podName: "Tuesday Night",
    playedAt: "2026-11-20T19:30:00.000Z",
    outcome: "win" as const,
    winCondition: "combat" as const,
    turns: 9,
    durationMinutes: 90,
    seats: seats.map((seat) => ({ ...seat, deckName: null, commanders: ["Krenko, Mob Boss"], kills: null })),
  };
}
