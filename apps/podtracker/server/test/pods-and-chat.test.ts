import { randomUUID } from "node:crypto";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { podOfThree, signIn, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("of several people taking the last use of an invite, one joins and the others are told", async () => {
  const owner = await signUp(app.url, "Ash");
  const pod = await owner.api.createPod({ body: { name: "Small pod" } });
  const invite = await owner.api.createInvite({ params: { podId: pod.id }, body: { maxUses: 1 } });
  const people = await Promise.all(["Briar", "Cole", "Dara", "Eve"].map((name) => signUp(app.url, name)));
  const results = await Promise.allSettled(people.map((person) => person.api.acceptInvite({ params: { code: invite.code } })));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ status: 410, code: "invite-used-up" });
});

test("an invite can be looked at signed out, accepted twice by one person, and taken back", async () => {
  const owner = await signUp(app.url, "Ash");
  const pod = await owner.api.createPod({ body: { name: "Open pod" } });
  const invite = await owner.api.createInvite({ params: { podId: pod.id }, body: {} });
  expect(invite.url).toBe(`http://podtracker.test/join/${invite.code}`);
  const response = await fetch(`${app.url}/api/invites/${invite.code}`);
  expect(await response.json()).toMatchObject({ podName: "Open pod", inviterName: "Ash", memberCount: 1 });
  const briar = await signUp(app.url, "Briar");
  await briar.api.acceptInvite({ params: { code: invite.code } });
  expect(await briar.api.acceptInvite({ params: { code: invite.code } })).toMatchObject({ role: "member", memberCount: 2 });
  expect((await owner.api.listInvites({ params: { podId: pod.id } })).items).toMatchObject([{ uses: 1 }]);
  await owner.api.revokeInvite({ params: { podId: pod.id, code: invite.code } });
  const cole = await signUp(app.url, "Cole");
  await expect(cole.api.acceptInvite({ params: { code: invite.code } })).rejects.toMatchObject({ code: "invite-revoked" });
});

test("an Idempotency-Key makes one pod of many tries, and is refused for another request", async () => {
  const ash = await signUp(app.url, "Ash");
  const key = randomUUID();
  const pods = await Promise.all(Array.from({ length: 5 }, () => ash.api.createPod({ body: { name: "Once" } }, { idempotencyKey: key })));
  expect(new Set(pods.map((pod) => pod.id)).size).toBe(1);
  expect((await ash.api.listPods()).items).toHaveLength(1);
  await expect(ash.api.createPod({ body: { name: "Twice" } }, { idempotencyKey: key })).rejects.toMatchObject({
    code: "idempotency-key-reused",
  });
});

test("a change to an older revision is refused with the one that stands", async () => {
  const ash = await signUp(app.url, "Ash");
  const deck = await ash.api.createDeck({ body: { name: "Counters", commanders: ["Atraxa, Praetors' Voice"] } });
  await ash.api.updateDeck({ params: { deckId: deck.id }, body: { name: "More counters", revision: deck.revision } });
  await expect(ash.api.updateDeck({ params: { deckId: deck.id }, body: { name: "Fewer", revision: deck.revision } })).rejects.toMatchObject(
    {
      status: 409,
      problem: { revision: deck.revision + 1 },
    },
  );
});

test("a deck says what it breaks, and is saved all the same", async () => {
  const ash = await signUp(app.url, "Ash");
  const pair = await ash.api.createDeck({ body: { name: "Wrong pair", commanders: ["Atraxa, Praetors' Voice", "Tymna the Weaver"] } });
  expect(pair.legality).toMatchObject({ legal: null, problems: [{ code: "bad-pairing" }] });
  const list = [
    { name: "lightning bolt", count: 1 },
    { name: "Island", count: 97 },
    { name: "Sol Ring", count: 2 },
  ];
  const illegal = await ash.api.createDeck({ body: { name: "Illegal", commanders: ["Atraxa, Praetors' Voice"], list } });
  expect(illegal.legality.legal).toBe(false);
  expect(illegal.legality.problems.map((problem) => problem.code)).toEqual(["wrong-count", "not-singleton", "outside-identity"]);
  await ash.api.retireDeck({ params: { deckId: illegal.id } });
  expect((await ash.api.listDecks()).items.map((deck) => deck.id)).toEqual([pair.id]);
  expect((await ash.api.restoreDeck({ params: { deckId: illegal.id } })).retired).toBe(false);
});

test("chat keeps its order under fire, says each message once, and pages both ways", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const params = { podId: pod.id };
  const said = Array.from({ length: 20 }, (_, index) => ({ id: randomUUID(), text: `message ${index}` }));
  await Promise.all(said.flatMap((body, index) => [ash, ash].map(() => (index % 2 ? ash : briar).api.postMessage({ params, body }))));
  const all = (await ash.api.listMessages({ params })).items;
  expect(
    all
      .filter((message) => message.kind === "text")
      .map((message) => message.id)
      .toSorted(),
  ).toEqual(said.map((message) => message.id).toSorted());
  const oldestFirst = all.toReversed().map((message) => message.id);
  const page = await briar.api.listMessages({ params, query: { after: oldestFirst[0]!, limit: 5 } });
  expect(page.items.map((message) => message.id)).toEqual(oldestFirst.slice(1, 6));
  const next = await briar.api.listMessages({ params, query: { after: oldestFirst[0]!, cursor: page.nextCursor!, limit: 5 } });
  expect(next.items.map((message) => message.id)).toEqual(oldestFirst.slice(6, 11));
  const before = await briar.api.listMessages({ params, query: { before: oldestFirst[5]!, limit: 3 } });
  expect(before.items.map((message) => message.id)).toEqual([oldestFirst[4], oldestFirst[3], oldestFirst[2]]);
  await expect(briar.api.postMessage({ params, body: { id: said[0]!.id, text: "mine" } }).then((m) => m.text)).resolves.toBe("message 0");
  await expect(ash.api.postMessage({ params, body: { id: said[0]!.id, text: "mine" } })).rejects.toMatchObject({ code: "id-taken" });
});

test("one id said in two pods at the same moment is said in one, and refused in the other", async () => {
  const { ash, pod } = await podOfThree(app.url);
  const other = await ash.api.createPod({ body: { name: "Another" } });
  for (let round = 0; round < 5; round += 1) {
    const body = { id: randomUUID(), text: "hello" };
    const results = await Promise.allSettled([pod.id, other.id].map((podId) => ash.api.postMessage({ params: { podId }, body })));
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ status: 409, code: "id-taken" });
  }
});

test("one id said several times at the same moment is said once, and told once", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const socket = await briar.connect();
  await socket.emitWithAck("subscribe", { topic: `pod:${pod.id}` });
  const heard: string[] = [];
  socket.on("chat:message", ({ id }: { id: string }) => heard.push(id));
  const params = { podId: pod.id };
  const bodies = Array.from({ length: 5 }, (_, n) => ({ id: randomUUID(), text: `message ${n}` }));
  for (const body of bodies) {
    const results = await Promise.all(Array.from({ length: 4 }, async () => await ash.api.postMessage({ params, body })));
    expect(new Set(results.map(({ number }) => number)).size).toBe(1);
  }
  await eventually(() => heard.length >= bodies.length, "all five over the socket");
  expect(heard).toEqual(bodies.map(({ id }) => id));
  const numbers = (await ash.api.listMessages({ params })).items.map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => numbers.length - index));
  socket.disconnect();
});

test("ids in capitals are the same ids", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const params = { podId: pod.id.toUpperCase() };
  const message = await ash.api.postMessage({ params, body: { id: randomUUID().toUpperCase(), text: "loud" } });
  expect((await briar.api.listMessages({ params })).items.find((found) => found.id === message.id)).toMatchObject({ text: "loud" });
});

test("a session that is ended from elsewhere loses its sockets at once", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const { email } = await briar.api.getMe();
  const elsewhere = await signIn(app.url, { email, password: "correct-horse-battery" });
  const socket = await elsewhere.connect();
  const heard: string[] = [];
  socket.onAny((event: string) => heard.push(event));
  expect(await socket.emitWithAck("subscribe", { topic: `pod:${pod.id}` })).toEqual({ ok: true });
  await briar.fetch("POST", "/api/auth/revoke-other-sessions", { body: {} });
  await eventually(() => socket.disconnected, "the socket's end");
  await ash.api.postMessage({ params: { podId: pod.id }, body: { id: randomUUID(), text: "among us" } });
  expect(heard).toEqual(["pod:presence", "session:ended"]);
  await expect(elsewhere.api.getMe()).rejects.toMatchObject({ status: 401 });
});
