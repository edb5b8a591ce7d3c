import { randomUUID } from "node:crypto";
import { type AnswerTo, clientEvents, type ClientEvent, routes, type RouteName } from "@podtracker/contract";
import { consoleRoutes } from "tatwats-console";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gameOf, join, anonymous, type Person, podOfThree, signIn, signUp } from "./person.ts";
import { startTestApp, testAdmin, type TestApp } from "./start-test-app.ts";

/*
 * Who may call what. A route that is not in this table fails the test; so does one that answers
 * otherwise. `passes` means: not refused for who asks (it may still be malformed, or not be there).
 */
const roles = ["signed out", "stranger", "removed member", "guest claimer", "member", "organiser", "owner", "operator"] as const;
type Role = (typeof roles)[number];
/** A status, or that the request passes. */
type Verdict = "passes" | number;
/** Who was removed is a stranger again, and who claimed a guest's games a member like others: nowhere anything else. */
type Row = Record<Exclude<Role, "removed member" | "guest claimer">, Verdict>;
const verdictFor = (row: Row, role: Role) => row[role === "removed member" ? "stranger" : role === "guest claimer" ? "member" : role];

const everybody: Row = {
  "signed out": "passes",
  stranger: "passes",
  member: "passes",
  organiser: "passes",
  owner: "passes",
  operator: "passes",
};
const accounts: Row = { ...everybody, "signed out": 401 };
const podMembers: Row = { ...accounts, stranger: 404, operator: 404 };
const podOrganisers: Row = { ...podMembers, member: 403 };
const podOwners: Row = { ...podMembers, member: 403, organiser: 403 };
/** The deck is the pod's owner's; the others share the pod with them. */
const deckReaders: Row = podMembers;
const deckOwner: Row = { ...podMembers, member: 403, organiser: 403 };
/** The owner recorded it. */
const gameKeepers: Row = podOrganisers;
const operators: Row = { "signed out": 401, stranger: 403, member: 403, organiser: 403, owner: 403, operator: "passes" };

const table: Record<string, Row> = {
  ...Object.fromEntries(consoleRoutes.map((route) => [`${route.method} ${route.url}`, operators])),
  "GET /api/me": accounts,
  "PATCH /api/me": accounts,
  "DELETE /api/me": accounts,
  "GET /api/me/export": accounts,
  "GET /api/me/sessions": accounts,
  "DELETE /api/me/sessions": accounts,
  "DELETE /api/me/sessions/:sessionId": accounts,
  "GET /api/me/passkeys": accounts,
  "POST /api/me/passkeys/options": accounts,
  "POST /api/me/passkeys": accounts,
  "DELETE /api/me/passkeys/:passkeyId": accounts,
  "GET /api/me/notifications": accounts,
  "PUT /api/me/notifications/:notificationId/read": accounts,
  "PUT /api/me/notifications/read": accounts,
  "GET /api/cards": everybody,
  "GET /api/cards/partners": everybody,
  "GET /api/cards/:name": everybody,
  "POST /api/decks": accounts,
  "GET /api/decks": accounts,
  "GET /api/decks/:deckId": deckReaders,
  "PATCH /api/decks/:deckId": deckOwner,
  "DELETE /api/decks/:deckId": deckOwner,
  "POST /api/decks/:deckId/restore": deckOwner,
  "POST /api/decks/import": accounts,
  "GET /api/decks/:deckId/export": deckReaders,
  "POST /api/decks/:deckId/duplicate": deckReaders,
  "GET /api/decks/:deckId/history": deckReaders,
  "POST /api/decks/:deckId/share": deckOwner,
  "DELETE /api/decks/:deckId/share": deckOwner,
  "GET /api/shared-decks/:code": everybody,
  "GET /api/pods/:podId/decks": podMembers,
  "POST /api/pods": accounts,
  "GET /api/pods": accounts,
  "GET /api/pods/:podId": podMembers,
  "PATCH /api/pods/:podId": podOrganisers,
  "DELETE /api/pods/:podId": podOwners,
  "POST /api/pods/:podId/restore": podOwners,
  "GET /api/pods/:podId/members": podMembers,
  "PATCH /api/pods/:podId/members/:memberId": podOrganisers,
  "DELETE /api/pods/:podId/members/:memberId": podMembers,
  "POST /api/pods/:podId/guests/:memberId/claim-link": podOrganisers,
  "GET /api/claims/:code": everybody,
  "POST /api/claims/:code/accept": accounts,
  "GET /api/pods/:podId/claims": podOrganisers,
  "POST /api/pods/:podId/claims/:claimId/undo": podOrganisers,
  "POST /api/pods/:podId/guests": podMembers,
  "POST /api/pods/:podId/invites": podOrganisers,
  "GET /api/pods/:podId/invites": podOrganisers,
  "DELETE /api/pods/:podId/invites/:code": podOrganisers,
  "GET /api/invites/:code": everybody,
  "POST /api/invites/:code/accept": accounts,
  "GET /api/pods/:podId/messages": podMembers,
  "POST /api/pods/:podId/messages": podMembers,
  "PATCH /api/pods/:podId/messages/:messageId": podMembers,
  "DELETE /api/pods/:podId/messages/:messageId": podMembers,
  "PUT /api/pods/:podId/messages/:messageId/reactions/:emoji": podMembers,
  "DELETE /api/pods/:podId/messages/:messageId/reactions/:emoji": podMembers,
  "PUT /api/pods/:podId/messages/read": podMembers,
  "POST /api/pods/:podId/games": podMembers,
  "GET /api/pods/:podId/games": podMembers,
  "POST /api/pods/:podId/games/import": podOrganisers,
  "GET /api/pods/:podId/imports": podOrganisers,
  "DELETE /api/pods/:podId/imports/:batchId": podOrganisers,
  "GET /api/pods/:podId/standings": podMembers,
  "GET /api/games/:gameId": podMembers,
  "PATCH /api/games/:gameId": gameKeepers,
  "POST /api/games/:gameId/void": gameKeepers,
  "GET /api/games/:gameId/revisions": podMembers,
  "POST /api/pods/:podId/live-games": podMembers,
  "GET /api/pods/:podId/live-games": podMembers,
  "POST /api/games/:gameId/events": podMembers,
  "GET /api/games/:gameId/events": podMembers,
  "POST /api/games/:gameId/put-aside": podMembers,
  "POST /api/games/:gameId/restore": podMembers,
  "POST /api/auth/sign-up/email": everybody,
  "POST /api/auth/sign-in/email": everybody,
  "POST /api/auth/request-password-reset": everybody,
  "POST /api/auth/reset-password": everybody,
  "POST /api/auth/passkey/generate-authenticate-options": everybody,
  "POST /api/auth/passkey/verify-authentication": everybody,
  "POST /api/auth/change-password": accounts,
  "POST /api/auth/change-email": accounts,
  "POST /api/auth/send-verification-email": accounts,
  "GET /api/auth/verify-email": everybody,
  "POST /api/auth/sign-out": everybody,
  "GET /api/auth/get-session": everybody,
  "GET /api/auth/list-sessions": accounts,
  "POST /api/auth/revoke-session": accounts,
  "POST /api/auth/revoke-other-sessions": accounts,
  "POST /api/setup": everybody,
  "GET /api/openapi.json": everybody,
  "GET /livez": everybody,
  "GET /readyz": everybody,
  // The test runs on the same machine; who comes from elsewhere is told apart in metrics.test.ts.
  "GET /metrics": everybody,
};

/** Files of the web apps and of the documentation page: open, and none of them knows anything of anybody. */
const isFile = (url: string) => !/^\/(api\/(?!docs)|livez|readyz|metrics)/.test(url);

let app: TestApp;
let people: Record<Role, Person>;
let ids: Record<string, string>;
beforeAll(async () => {
  app = await startTestApp();
  await app.startHelpers();
  const pod = await podOfThree(app.url);
  const organiser = await signUp(app.url, "Orla");
  await join(pod.ash, organiser, pod.pod.id, "organiser");
  const [removed, claimer] = [await signUp(app.url, "Rune"), await signUp(app.url, "Cole")];
  await join(pod.ash, removed, pod.pod.id);
  const { items: members } = await pod.ash.api.listMembers({ params: { podId: pod.pod.id } });
  const { memberId } = members.find(({ name }) => name === "Rune")!;
  await pod.ash.api.removeMember({ params: { podId: pod.pod.id, memberId } });
  const claim = await pod.ash.api.createClaimLink({ params: { podId: pod.pod.id, memberId: pod.members.cole } });
  await claimer.api.acceptClaim({ params: { code: claim.code } });
  people = {
    "signed out": anonymous(app.url),
    stranger: await signUp(app.url, "Dara"),
    "removed member": removed,
    "guest claimer": claimer,
    member: pod.briar,
    organiser,
    owner: pod.ash,
    operator: await signIn(app.url, testAdmin),
  };
  const deck = await pod.ash.api.createDeck({ body: { name: "Counters", commanders: ["Atraxa, Praetors' Voice"] } });
  const members3 = { ...pod.members, cole: members.find(({ name }) => name === "Orla")!.memberId };
  const liveGameId = randomUUID();
  await pod.ash.api.startLiveGame({
    params: { podId: pod.pod.id },
    body: { id: liveGameId, seats: [{ memberId: members3.ash }, { memberId: members3.briar }] },
  });
  const game = await pod.ash.api.recordGame({ params: { podId: pod.pod.id }, body: gameOf({ ...pod, members: members3 }) });
  ids = {
    podId: pod.pod.id,
    deckId: deck.id,
    gameId: game.id,
    liveGameId,
    code: "no-such-code",
    name: "Island",
    id: randomUUID(),
    notificationId: randomUUID(),
    memberId: randomUUID(),
    messageId: randomUUID(),
    batchId: randomUUID(),
    claimId: "no-such-claim",
    sessionId: randomUUID(),
    passkeyId: randomUUID(),
    emoji: encodeURIComponent("👍"),
  };
});
afterAll(() => app.stop());

test("every route that the process serves is in the table, and nothing else is", () => {
  const served = servedRoutes()
    .filter(({ url }) => !isFile(url))
    .map(({ method, url }) => `${method} ${url}`);
  expect([...new Set(served)].toSorted()).toEqual(Object.keys(table).toSorted());
});

test("every route of the contract is served", () => {
  const served = new Set(servedRoutes().map(({ method, url }) => `${method} ${url}`));
  const missing = (Object.keys(routes) as RouteName[]).filter(
    (name) => !served.has(`${routes[name].method} ${routes[name].path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  expect(missing).toEqual([]);
});

for (const role of roles) {
  test(`${role}: every route answers as the table says`, async () => {
    const found: Record<string, Verdict> = {};
    const expected: Record<string, Verdict> = {};
    for (const [route, row] of Object.entries(table)) {
      const [method, path] = route.split(" ") as [string, string];
      // Signing out or ending sessions for real would leave the next rows without theirs.
      if (/sign-out|revoke/.test(path) && verdictFor(row, role) === "passes") continue;
      const url = path.replaceAll(/:(\w+)/g, (_, key: string) => ids[key]!);
      // A body that no write takes: what passes is refused for its form, and changes nothing.
      const response = await people[role].fetch(method, url, method === "GET" || method === "DELETE" ? {} : { body: { nonsense: true } });
      const problem = response.ok ? undefined : ((await response.json()) as { code: string });
      expected[route] = verdictFor(row, role);
      found[route] = verdictOf(response.status, problem?.code, verdictFor(row, role));
    }
    expect(found).toEqual(expected);
  });
}

/** Every event that a socket may send, about the pod of the owner: the code of its refusal, or that it is taken. */
const socketTable: Record<string, { event: ClientEvent; payload: (ids: Record<string, string>) => unknown; row: Record<Role, string> }> = {
  "subscribe me": { event: "subscribe", payload: () => ({ topic: "me" }), row: socketRow("ok") },
  "subscribe pod": { event: "subscribe", payload: ({ podId }) => ({ topic: `pod:${podId}` }), row: socketRow("not-found") },
  "subscribe game": { event: "subscribe", payload: ({ gameId }) => ({ topic: `game:${gameId}` }), row: socketRow("not-found") },
  // Leaving what one never heard is nothing, and tells nothing.
  unsubscribe: { event: "unsubscribe", payload: ({ podId }) => ({ topic: `pod:${podId}` }), row: socketRow("ok") },
  // Of the pod, but neither at the table nor an organiser: who claimed a guest looks on here.
  "game:events": {
    event: "game:events",
    payload: ({ liveGameId }) => ({ gameId: liveGameId, events: [{}] }),
    row: { ...socketRow("not-found"), "guest claimer": "not-allowed" },
  },
  "chat:typing": { event: "chat:typing", payload: ({ podId }) => ({ podId }), row: socketRow("not-found") },
};

function socketRow(stranger: string): Record<Role, string> {
  const [others, members] = [
    { "signed out": "no connection", stranger, "removed member": stranger, operator: stranger },
    { "guest claimer": "ok", member: "ok", organiser: "ok", owner: "ok" },
  ];
  return { ...others, ...members };
}

test("every event that a socket may send is in the table", () => {
  expect(Object.keys(clientEvents).toSorted()).toEqual([...new Set(Object.values(socketTable).map(({ event }) => event))].toSorted());
});

for (const role of roles) {
  test(`${role}: every socket event is answered as the table says`, async () => {
    const socket = await people[role].connect().catch(() => null);
    const found: Record<string, string> = {};
    for (const [name, { event, payload }] of Object.entries(socketTable)) {
      const answer = (await socket?.emitWithAck(event, payload(ids))) as AnswerTo<ClientEvent> | undefined;
      found[name] = answer === undefined ? "no connection" : "code" in answer ? answer.code : "ok";
    }
    socket?.disconnect();
    expect(found).toEqual(Object.fromEntries(Object.entries(socketTable).map(([name, { row }]) => [name, row[role]])));
  });
}

/** Among what passes, "not found" may be about the invite or message that the test does not have. */
function verdictOf(status: number, code: string | undefined, expected: Verdict): Verdict {
  if (expected === "passes" && (status < 400 || [400, 404, 422].includes(status) || (status === 401 && code === "wrong-credentials")))
    return "passes";
  return status;
}

function servedRoutes(): { method: string; url: string }[] {
  return app.web.routes.filter(({ method }) => method !== "HEAD" && method !== "OPTIONS");
}
