import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { theJanitor } from "../../src/helpers/the-janitor/the-janitor.ts";
import { addPod, openWorkshop, operator, type TestPod, type Workshop } from "./open-workshop.ts";

let workshop: Workshop<typeof theJanitor>;
let pod: TestPod;
beforeEach(async () => {
  workshop = await openWorkshop(() => theJanitor);
  pod = await addPod(workshop.query);
});
afterEach(() => workshop.close());

/** Has all of it swept, as in a night. */
async function sweep(...names: string[]): Promise<void> {
  for (const name of names.length > 0 ? names : Object.keys(theJanitor.schedules)) {
    await workshop.tatwats.steer.runSchedule({ helper: "the_janitor", name }, operator);
  }
  await workshop.idle();
}

const count = async (table: string) => (await workshop.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
const swept = async (what: string) =>
  (await workshop.audited(`${what}.swept`)).map(({ detail }) => detail["removed"] ?? detail["wouldRemove"]);

/** Of each kind one that is past its time, and one that is not. */
async function addLeftovers(): Promise<void> {
  const { query } = workshop;
  for (const [code, expires, uses, most, made] of [
    ["expired", "40 days ago", 0, null, "50 days ago"],
    ["just-expired", "1 hour ago", 0, null, "8 days ago"],
    ["used-up", "now", 2, 2, "40 days ago"],
    ["in-use", "tomorrow", 1, 2, "40 days ago"],
  ] as const) {
    await query(
      `insert into pod_invite (code, pod_id, inviter_id, expires_at, uses, max_uses, created_at)
       values ($1, $2::uuid, $3::uuid, $4::text::timestamptz, $5::int, $6::int, $7::text::timestamptz)`,
      [code, pod.id, pod.ash, momentOf(expires), uses, most, momentOf(made)],
    );
  }
  for (const when of ["8 days ago", "tomorrow"]) {
    const token = randomUUID();
    await query(`insert into session (id, token, user_id, expires_at) values ($1::uuid, $2, $3::uuid, $4::text::timestamptz)`, [
      randomUUID(),
      token,
      pod.ash,
      momentOf(when),
    ]);
    await query(`insert into verification (id, identifier, value, expires_at) values ($1::uuid, 'x', 'y', $2::text::timestamptz)`, [
      randomUUID(),
      momentOf(when),
    ]);
    await query(
      `insert into notification (id, user_id, kind, subject, facts, link, created_at, keep_until) values ($1::uuid, $2::uuid, 'pod-joined', $1::text, '{}', '/', now(), $3::text::timestamptz)`,
      [randomUUID(), pod.ash, momentOf(when)],
    );
  }
  for (const when of ["15 days ago", "1 hour ago"]) {
    await query("insert into probe_result (probe, at, status, reason) values ('web', $1::text::timestamptz, 'down', '')", [momentOf(when)]);
    await query(
      "insert into idempotency_key (user_id, key, route, body_hash, status, answer, created_at) values ($1::uuid, $2, 'x', 'y', 201, '{}', $3::text::timestamptz)",
      [pod.ash, when, momentOf(when)],
    );
    await query(
      "insert into rate_limit (id, key, count, last_request) values ($1::uuid, $2, 1, extract(epoch from $3::text::timestamptz) * 1000)",
      [randomUUID(), when, momentOf(when)],
    );
  }
  await query("insert into socket_io_attachments (created_at, payload) values (now() - interval '2 hours', 'x'), (now(), 'y')");
}

function momentOf(words: string): string {
  if (words === "now") return new Date().toISOString();
  if (words === "tomorrow") return new Date(Date.now() + 86_400_000).toISOString();
  const [n, unit] = words.split(" ");
  return new Date(Date.now() - Number(n) * (unit!.startsWith("day") ? 86_400_000 : 3_600_000)).toISOString();
}

const tables = ["session", "verification", "notification", "probe_result", "idempotency_key", "rate_limit", "socket_io_attachments"];

test("removes what is past its time, and nothing else; what it removed is on record, and a quiet night is not", async () => {
  await addLeftovers();
  await sweep();
  expect((await workshop.query("select code from pod_invite order by code")).map((row) => row["code"])).toEqual(["in-use", "just-expired"]);
  for (const table of tables) expect([table, await count(table)]).toEqual([table, 1]);
  expect(await swept("invites")).toEqual([2]);
  for (const what of ["sessions", "verifications", "notifications", "probes", "idempotency-keys", "rate-limits", "attachments"])
    expect([what, await swept(what)]).toEqual([what, [1]]);
  expect((await workshop.audited("sessions.swept"))[0]!.target).toEqual({ kind: "table", id: "session", name: "session" });
  await sweep();
  expect(await swept("invites")).toEqual([2]);
});

test("only counts in a dry run", async () => {
  await addLeftovers();
  await workshop.settle({ dryRun: true });
  await sweep();
  expect(await count("pod_invite")).toBe(4);
  for (const table of tables) expect([table, await count(table)]).toEqual([table, 2]);
  const [entry] = await workshop.audited("invites.swept");
  expect(entry!.detail).toMatchObject({ wouldRemove: 2 });
  expect((await workshop.health()).reason).toBe("A dry run: it counts, and removes nothing.");
});

test("goes on in batches until all is gone", async () => {
  await workshop.query(
    `insert into session (id, token, user_id, expires_at) select gen_random_uuid(), 't' || n, $1::uuid, now() - interval '30 days' from generate_series(1, 35) n`,
    [pod.ash],
  );
  await workshop.settle({ batchSize: 10 });
  await sweep("sessions");
  expect(await count("session")).toBe(0);
  expect((await swept("sessions")).toSorted((a, b) => Number(a) - Number(b))).toEqual([5, 10, 10, 10]);
});

test("keeps things as long as its settings say", async () => {
  await addLeftovers();
  await workshop.settle({ inviteDays: 365, sessionDays: 9, probeDays: 1, rateLimitHours: 1_000 });
  await sweep();
  expect(await count("pod_invite")).toBe(4);
  expect([await count("session"), await count("probe_result"), await count("rate_limit")]).toEqual([2, 1, 2]);
});

test("drops old days of the journal, but not in a dry run", async () => {
  const days = async () =>
    (
      await workshop.query<{ name: string }>(
        `select relname as name from pg_class where relname ~ '^message_2020' and relkind = 'r' order by 1`,
      )
    ).map(({ name }) => name);
  await workshop.query("select tatwats.keep_partitions('2020-05-02'::date, 0)");
  const before = await days();
  expect(before.length).toBeGreaterThan(0);
  await workshop.settle({ dryRun: true });
  await sweep("journal");
  expect(await days()).toEqual(before);
  expect((await workshop.audited("journal.swept"))[0]!.detail).toMatchObject({ wouldRemove: before.length });
  await workshop.settle({ dryRun: false });
  await sweep("journal");
  expect(await days()).toEqual([]);
  expect((await workshop.audited("journal.swept"))[0]!.detail).toMatchObject({ removed: before.length });
  expect(await workshop.deadLetters()).toBe(0);
});

test("says what should have been gone for days", async () => {
  expect((await workshop.health()).status).toBe("operational");
  await addLeftovers();
  expect(await workshop.health()).toEqual({
    status: "degraded",
    reason: "Rows that should be gone for 3 days are still there: pod_invite, idempotency_key, notification.",
  });
  await sweep();
  expect((await workshop.health()).status).toBe("operational");
});
