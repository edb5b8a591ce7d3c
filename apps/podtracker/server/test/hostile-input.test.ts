import { randomUUID } from "node:crypto";
import { Problem, routes, type RouteName } from "@podtracker/contract";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gameOf, podOfThree, type PodOfThree, signIn } from "./person.ts";
import { startTestApp, testAdmin, type TestApp } from "./start-test-app.ts";

let app: TestApp;
let table: PodOfThree;
let ids: Record<string, string>;
beforeAll(async () => {
  app = await startTestApp();
  table = await podOfThree(app.url);
  const deck = await table.ash.api.createDeck({ body: { name: "Counters", commanders: ["Atraxa, Praetors' Voice"] } });
  const game = await table.ash.api.recordGame({ params: { podId: table.pod.id }, body: gameOf(table) });
  const invite = await table.ash.api.createInvite({ params: { podId: table.pod.id }, body: {} });
  ids = { podId: table.pod.id, deckId: deck.id, gameId: game.id, code: invite.code, name: "Island" };
});
afterAll(() => app.stop());

const pathOf = (name: RouteName) => routes[name].path.replaceAll(/\{(\w+)\}/g, (_, key: string) => ids[key]!);
const names = Object.keys(routes) as RouteName[];
const writing = names.filter((name) => routes[name].method !== "GET");

/** Refused with a problem that says so, never with a fault of ours. */
async function expectRefusal(response: Response, status: number): Promise<Problem> {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  return Problem.parse(JSON.parse(text));
}

/** How much there is in the tables that requests write to. */
async function countRows(): Promise<unknown> {
  const { rows } = await app.web.services.tatwats.database.query(
    `select (select count(*)::int from pod) as pods, (select count(*)::int from pod_member) as members, (select count(*)::int from deck) as decks,
            (select count(*)::int from game) as games, (select count(*)::int from chat_message) as messages, (select count(*)::int from pod_invite) as invites,
            (select count(*)::int from tatwats.message) as sent, (select count(*)::int from tatwats.task) as tasks`,
  );
  return rows[0];
}

const values = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e308,
    "",
    " ",
    "\u0000",
    "\ud800",
    "💥".repeat(3000),
    "x".repeat(20_000),
    [],
    {},
    [[]],
    "2026-13-45T99:99:99Z",
    "../../etc/passwd",
    "' or 1=1 --",
    "{{7*7}}",
  ),
  fc.string({ unit: "binary" }),
  fc.jsonValue(),
);

/** Bodies that look like the real thing from afar: right keys, some right values, some hostile ones. */
const body = fc.record(
  {
    id: fc.oneof(values, fc.uuid()),
    name: values,
    text: values,
    displayName: values,
    description: values,
    commanders: fc.oneof(values, fc.array(values, { maxLength: 3 })),
    list: fc.oneof(values, fc.array(fc.record({ name: values, count: values }), { maxLength: 3 })),
    seats: fc.oneof(
      values,
      fc.array(fc.record({ memberId: fc.oneof(values, fc.uuid()), place: values, commanders: values }), { maxLength: 12 }),
    ),
    outcome: fc.oneof(values, fc.constantFrom("win", "draw")),
    playedAt: fc.oneof(values, fc.constant("2026-11-20T19:30:00.000Z")),
    revision: values,
    role: values,
    maxUses: values,
    expiresInHours: values,
  },
  { requiredKeys: [] },
);

describe("bodies", () => {
  for (const name of writing.filter((route) => routes[route].body.type !== "undefined")) {
    test(`${name} refuses what does not fit, and breaks on nothing`, async () => {
      const before = await countRows();
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(fc.oneof(body, values), async (content) => {
          const response = await table.ash.fetch(routes[name].method, pathOf(name), { body: JSON.stringify(content) });
          if (response.ok) accepted += 1;
          else expect(response.status, await response.text()).toBeLessThan(500);
        }),
        { numRuns: 60, seed: 4711 },
      );
      if (accepted === 0) expect(await countRows()).toEqual(before);
    });
  }

  test("a fault is named with its path, for every fault", async () => {
    const game = { ...gameOf(table), turns: "nine", surprise: 1 };
    game.seats[1]!.place = 0;
    const problem = await expectRefusal(await table.ash.fetch("POST", pathOf("recordGame"), { body: game }), 400);
    expect(problem.code).toBe("malformed");
    expect(problem.errors?.map((fault) => fault.path).toSorted()).toEqual(["body", "body.seats.1.place", "body.turns"]);
  });

  test("what is no JSON, too large or of another type is refused as that", async () => {
    expect((await expectRefusal(await table.ash.fetch("POST", "/api/pods", { body: "{ name: pod" }), 400)).code).toBe("malformed");
    expect((await expectRefusal(await table.ash.fetch("POST", "/api/pods", { body: { name: "x".repeat(1_100_000) } }), 413)).code).toBe(
      "too-large",
    );
    const xml = await table.ash.fetch("POST", "/api/pods", { body: "<pod/>", headers: { "content-type": "application/xml" } });
    expect((await expectRefusal(xml, 415)).code).toBe("unsupported-media-type");
    await expectRefusal(await table.ash.fetch("POST", "/api/pods"), 400);
  });

  test("a prototype cannot be poisoned through a body", async () => {
    await expectRefusal(await table.ash.fetch("POST", "/api/pods", { body: '{"name":"x","__proto__":{"admin":true}}' }), 400);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe("addresses, queries and headers", () => {
  for (const name of names.filter((route) => routes[route].method === "GET")) {
    test(`${name} breaks on no query`, async () => {
      const keys = [
        "limit",
        "cursor",
        "q",
        "for",
        "commander",
        "before",
        "after",
        "member",
        "deck",
        "since",
        "until",
        "by",
        "retired",
        "unread",
      ];
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.tuple(
              fc.constantFrom(...keys),
              fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\0", "-1", "1e9", "%", "2026-01-01T00:00:00Z", randomUUID())),
            ),
            { maxLength: 4 },
          ),
          async (pairs) => {
            const query = new URLSearchParams(pairs.map(([key, value]) => [key, value.toWellFormed()]));
            const response = await table.ash.fetch("GET", `${pathOf(name)}?${query}`);
            expect(response.status, await response.text()).toBeLessThan(500);
          },
        ),
        { numRuns: 40, seed: 4711 },
      );
    });
  }

  test("an address that cannot be decoded, or holds no id, is not found", async () => {
    for (const path of [
      "/api/pods/%E0%A4%A",
      "/api/pods/not-an-id",
      "/api/games/%00",
      "/api/decks/'",
      "/api/nothing",
      `/api/pods/${"x".repeat(600)}`,
    ]) {
      expect((await expectRefusal(await table.ash.fetch("GET", path), 404)).code).toBe("not-found");
    }
  });

  test("times and cursors that no calendar has are malformed", async () => {
    const cursor = (at: string) => Buffer.from(`${at} ${ids["podId"]}`).toString("base64url");
    const operator = await signIn(app.url, testAdmin);
    for (const [who, path] of [
      [table.ash, `${pathOf("listGames")}?since=0000-01-01T00:00:00Z`],
      [table.ash, `${pathOf("getStandings")}?until=0000-01-01T00:00:00Z`],
      [table.ash, `/api/pods?cursor=${cursor("0000-01-01T00:00:00.000Z")}`],
      [table.ash, `/api/pods?cursor=${cursor("2026-02-30T00:00:00.000Z")}`],
      [operator, `/api/ops/tasks?cursor=${cursor("2026-02-30T00:00:00.000Z")}`],
      [operator, `/api/ops/audit?cursor=${cursor("0000-01-01T00:00:00.000Z")}`],
    ] as const) {
      expect((await expectRefusal(await who.fetch("GET", path), 400)).code).toBe("malformed");
    }
  });

  test("a link with characters that cannot be kept is malformed", async () => {
    const deck = (link: string) => table.ash.fetch("POST", "/api/decks", { body: { name: "x", commanders: ["Krenko, Mob Boss"], link } });
    await expectRefusal(await deck("https://a/\u0000b"), 400);
    await expectRefusal(await deck("javascript:alert(1)"), 400);
  });

  test("hostile headers are refused or passed over", async () => {
    const headers: Record<string, string>[] = [
      { cookie: "better-auth.session_token=%00%ff; a=b=c;;;" },
      { "idempotency-key": "x".repeat(500) },
      { origin: "null" },
      { "content-type": "application/json; charset=\u00ff" },
    ];
    for (const header of headers) {
      const response = await table.ash.fetch("POST", "/api/pods", { body: { name: 1 }, headers: header });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
  });

  test("another site's page cannot write with our cookie", async () => {
    const before = await countRows();
    const origins: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
    ];
    for (const headers of origins) {
      expect((await expectRefusal(await table.ash.fetch("POST", "/api/pods", { body: { name: "Evil" }, headers }), 403)).code).toBe(
        "cross-site",
      );
    }
    expect(await countRows()).toEqual(before);
  });
});

describe("sign-up and sign-in", () => {
  test("refuse what does not fit with a code, and a taken address", async () => {
    const attempt = (content: unknown) => table.ash.fetch("POST", "/api/auth/sign-up/email", { body: JSON.stringify(content) });
    const good = { name: "Eve", email: "eve@example.org", password: "correct-horse-battery" };
    for (const content of [
      null,
      [],
      {},
      { ...good, email: "no" },
      { ...good, password: "short" },
      { ...good, name: "\0" },
      { ...good, password: "\0".repeat(10) },
    ])
      await expectRefusal(await attempt(content), 400);
    expect((await attempt(good)).status).toBe(200);
    expect((await expectRefusal(await attempt(good), 422)).code).toBe("email-taken");
    const wrong = await table.ash.fetch("POST", "/api/auth/sign-in/email", { body: { email: good.email, password: "wrong-wrong" } });
    expect((await expectRefusal(wrong, 401)).code).toBe("wrong-credentials");
  });

  test("are on the audit log with the address they came from, the refused ones too", async () => {
    const operator = await signIn(app.url, testAdmin);
    const { items } = (await (await operator.fetch("GET", "/api/ops/audit?action=account.signed-in")).json()) as {
      items: { outcome: string; address: string }[];
    };
    expect(new Set(items.map((entry) => entry.outcome))).toEqual(new Set(["done", "refused"]));
    expect(items.every((entry) => entry.address === "127.0.0.1")).toBe(true);
  });
});

describe("sockets", () => {
  test("every event with a wrong payload is told so, and the socket goes on", async () => {
    const socket = await table.briar.connect();
    for (const event of ["subscribe", "unsubscribe", "chat:typing"]) {
      for (const payload of [null, 1, "x", [], {}, { topic: "pod:1" }, { topic: "everything" }, { podId: "\0" }, { topic: { $ne: 1 } }]) {
        expect(await socket.timeout(5000).emitWithAck(event, payload)).toEqual({ ok: false, code: "malformed" });
      }
    }
    socket.emit("subscribe");
    socket.emit("no-such-event", { a: 1 });
    expect(await socket.timeout(5000).emitWithAck("subscribe", { topic: `pod:${randomUUID()}` })).toEqual({ ok: false, code: "not-found" });
    expect(await socket.timeout(5000).emitWithAck("subscribe", { topic: `game:${ids["gameId"]}` })).toEqual({ ok: true });
    socket.disconnect();
  });
});
