import { exportFormats } from "@podtracker/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anonymous, join, type Person, signUp } from "../person.ts";
import { startTestApp, type TestApp } from "../start-test-app.ts";
import { realDecks } from "./lists.ts";

let app: TestApp;
let ash: Person;
let briar: Person;
let stranger: Person;
const nobody = () => anonymous(app.url);
beforeAll(async () => {
  app = await startTestApp();
  [ash, briar, stranger] = [await signUp(app.url, "Ash"), await signUp(app.url, "Briar"), await signUp(app.url, "Dara")];
  const pod = await ash.api.createPod({ body: { name: "Tuesday Night" } });
  await join(ash, briar, pod.id);
});
afterAll(() => app.stop());

const krenko = "1 Krenko, Mob Boss *CMDR*\n1 Sol Ring\n30 Mountain";
const importAs = async (person: Person, text: string, more: object = {}) => await person.api.importDeck({ body: { text, ...more } });
const newDeck = async (text = krenko) => (await importAs(ash, text)).deck!;

async function expectRefusal(response: Response, status: number, code: string) {
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({ status, code });
}

test("a list as it comes out of Moxfield becomes a deck, whole and with its figures", async () => {
  const { expected, read } = realDecks.find(({ name }) => name.startsWith("gishath"))!;
  const { deck, understood, problems, legality } = await importAs(ash, read("moxfield.txt"));
  expect(understood).toMatchObject({ format: "moxfield", commanders: expected.commanders, total: 100 });
  expect(problems).toEqual([]);
  expect(legality).toEqual({ legal: true, problems: [] });
  expect(deck).toMatchObject({ name: "Gishath, Sun's Avatar", colorIdentity: ["W", "R", "G"], revision: 1, notes: "" });
  expect(deck!.list).toEqual(understood.cards);
  const detail = await ash.api.getDeck({ params: { deckId: deck!.id } });
  expect(detail.cards[0]).toMatchObject({ name: "Gishath, Sun's Avatar", commander: true, known: true, type: "creature", manaValue: 8 });
  expect(detail.analysis!.types.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  expect(detail.analysis!.bracketFloor.bracket).toBeGreaterThanOrEqual(1);
});

test("a dry run keeps nothing; wrong lines are told with their numbers and near misses", async () => {
  const before = (await ash.api.listDecks()).items.length;
  const text =
    "1 Krenko, Mob Boss *CMDR*\n1 Sol Rinq\n1 Arcane Signett (C21) 234\n\n1 Qwertzuiop\n0 Mountain\n1 Lightning Greves\n1 Bolt Lightning";
  const answer = await importAs(ash, text, { dryRun: true });
  expect(answer.deck).toBeUndefined();
  expect(answer.problems).toEqual([
    { line: 2, text: "1 Sol Rinq", code: "unknown-card", name: "Sol Rinq", suggestion: "Sol Ring" },
    { line: 3, text: "1 Arcane Signett (C21) 234", code: "unknown-card", name: "Arcane Signett", suggestion: "Arcane Signet" },
    { line: 5, text: "1 Qwertzuiop", code: "unknown-card", name: "Qwertzuiop" },
    { line: 6, text: "0 Mountain", code: "bad-count" },
    { line: 7, text: "1 Lightning Greves", code: "unknown-card", name: "Lightning Greves", suggestion: "Lightning Greaves" },
    { line: 8, text: "1 Bolt Lightning", code: "unknown-card", name: "Bolt Lightning", suggestion: "Lightning Bolt" },
  ]);
  expect((await ash.api.listDecks()).items).toHaveLength(before);
});

test("a list that names no commander needs one; a name and commanders of one's own stand in place of the list's", async () => {
  await expectRefusal(await ash.fetch("POST", "/api/decks/import", { body: { text: "1 Sol Ring" } }), 422, "no-commander");
  const { deck } = await importAs(ash, krenko, { name: "Two of them", commanders: ["Thrasios, Triton Hero", "tymna the weaver"] });
  expect(deck).toMatchObject({ name: "Two of them", commanders: ["Thrasios, Triton Hero", "Tymna the Weaver"] });
  expect(deck!.list).toContainEqual({ name: "Krenko, Mob Boss", count: 1 });
  await expectRefusal(
    await ash.fetch("POST", "/api/decks/import", { body: { text: krenko, commanders: ["Nobody"] } }),
    422,
    "unknown-card",
  );
});

test("more than 2,000 lines are refused, and more than 5 MiB; what is less is read", async () => {
  await expectRefusal(await ash.fetch("POST", "/api/decks/import", { body: { text: "1 Sol Ring\n".repeat(2001) } }), 422, "too-many-lines");
  expect((await importAs(ash, "1 Mountain\n".repeat(250), { dryRun: true })).understood.total).toBe(250);
  await expectRefusal(await ash.fetch("POST", "/api/decks/import", { body: { text: "x".repeat(5.1 * 1024 * 1024) } }), 413, "too-large");
  const { problems } = await importAs(ash, `${"x".repeat(4 * 1024 * 1024)}\n1 Sol Ring`, { dryRun: true });
  expect(problems).toMatchObject([{ line: 1, code: "line-too-long" }]);
  await expectRefusal(await ash.fetch("POST", "/api/decks", { body: { name: "x".repeat(2 * 1024 * 1024) } }), 413, "too-large");
});

test("the same key imports once", async () => {
  const body = { text: `${krenko}\n1 Nonsen\u0000se` };
  const once = async () => await ash.api.importDeck({ body }, { idempotencyKey: "import-once" });
  expect((await once()).deck!.id).toBe((await once()).deck!.id);
});

test.each(exportFormats)("what is exported as %s is imported as the same deck", async (format) => {
  const { expected, read } = realDecks.find(({ name }) => name.startsWith("the-fourteenth"))!;
  const { deck } = await importAs(ash, read("mtgo.dek"));
  const response = await ash.fetch("GET", `/api/decks/${deck!.id}/export?format=${format}`);
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="[a-z0-9-]+\.(txt|dek|csv)"$/);
  const { understood, problems } = await importAs(ash, await response.text(), { dryRun: true });
  expect(problems).toEqual([]);
  expect(understood).toMatchObject({ commanders: expected.commanders, total: expected.total, cards: deck!.list });
});

test("a format that nobody knows is malformed, and a stranger gets no export", async () => {
  const deck = await newDeck();
  await expectRefusal(await ash.fetch("GET", `/api/decks/${deck.id}/export?format=pdf`), 400, "malformed");
  await expectRefusal(await stranger.fetch("GET", `/api/decks/${deck.id}/export?format=text`), 404, "not-found");
});

test("each change is in the history as a difference, in the transaction of the change", async () => {
  const deck = await newDeck();
  const params = { deckId: deck.id };
  await ash.api.updateDeck({
    params,
    body: {
      list: [
        { name: "Mountain", count: 29 },
        { name: "Arcane Signet", count: 1 },
      ],
      notes: "Faster now.",
    },
  });
  await ash.api.updateDeck({ params, body: { name: "Goblins", tags: ["tribal"], bracket: 2 } });
  await ash.api.retireDeck({ params });
  await ash.api.restoreDeck({ params });
  const { items, nextCursor } = await briar.api.listDeckHistory({ params, query: { limit: 3 } });
  expect(items.map(({ revision, changes }) => [revision, changes])).toEqual([
    [5, { retired: { before: true, after: false } }],
    [4, { retired: { before: false, after: true } }],
    [
      3,
      {
        name: { before: "Krenko, Mob Boss", after: "Goblins" },
        tags: { before: [], after: ["tribal"] },
        bracket: { before: null, after: 2 },
      },
    ],
  ]);
  const rest = await ash.api.listDeckHistory({ params, query: { cursor: nextCursor! } });
  expect(rest.items.map(({ changes }) => changes)).toEqual([
    {
      notes: { before: "", after: "Faster now." },
      cards: [
        { name: "Arcane Signet", before: 0, after: 1 },
        { name: "Mountain", before: 30, after: 29 },
        { name: "Sol Ring", before: 1, after: 0 },
      ],
    },
    { made: "imported" },
  ]);
  expect(rest.nextCursor).toBeNull();
});

test("a change that changes nothing keeps the revision and adds nothing to the history", async () => {
  const deck = await newDeck();
  const params = { deckId: deck.id };
  const { name, commanders, list, bracket, tags, link, notes } = deck;
  expect(await ash.api.updateDeck({ params, body: { name, commanders, list, bracket, tags, link, notes } })).toEqual(deck);
  expect((await ash.api.listDeckHistory({ params })).items.map(({ revision }) => revision)).toEqual([1]);
  await ash.api.updateDeck({ params, body: { list: null } });
  expect(await ash.api.updateDeck({ params, body: { list: null, name: ` ${name}` } })).toMatchObject({ revision: 2, list: null });
});

test("a change to an older revision is refused, and told what was changed since", async () => {
  const deck = await newDeck();
  const path = `/api/decks/${deck.id}`;
  await ash.api.updateDeck({ params: { deckId: deck.id }, body: { revision: 1, list: [{ name: "Mountain", count: 98 }], tags: ["x"] } });
  const response = await ash.fetch("PATCH", path, { body: { revision: 1, name: "Mine" } });
  const problem = (await response.clone().json()) as { revision: number; detail: string; errors: { path: string }[] };
  await expectRefusal(response, 409, "conflict");
  expect(problem.revision).toBe(2);
  expect(problem.detail).toContain("tags, cards");
  expect(problem.errors.map(({ path: field }) => field)).toEqual(["body.tags", "body.list"]);
});

test("a podmate's deck is duplicated into one's own, with a history of its own", async () => {
  const deck = await newDeck();
  const copy = await briar.api.duplicateDeck({ params: { deckId: deck.id } });
  expect(copy).toMatchObject({
    name: "Copy of Krenko, Mob Boss",
    ownerName: "Briar",
    list: deck.list,
    commanders: deck.commanders,
    revision: 1,
  });
  const { items } = await briar.api.listDeckHistory({ params: { deckId: copy.id } });
  expect(items.map(({ changes }) => changes)).toEqual([{ made: "duplicated" }]);
  await expectRefusal(await stranger.fetch("POST", `/api/decks/${deck.id}/duplicate`), 404, "not-found");
});

test("a deck is read by its link signed out, until the link is taken back", async () => {
  const deck = await newDeck();
  const params = { deckId: deck.id };
  const share = await ash.api.shareDeck({ params });
  expect(await ash.api.shareDeck({ params })).toEqual(share);
  expect(share.url).toMatch(new RegExp(`/d/${share.code}$`));
  expect((await ash.api.getDeck({ params })).share).toEqual(share);
  expect((await briar.api.getDeck({ params })).share).toBeNull();
  const shared = await nobody().api.getSharedDeck({ params: { code: share.code } });
  expect(shared).toMatchObject({ name: deck.name, ownerName: "Ash", commanders: deck.commanders, list: deck.list });
  expect(JSON.stringify(shared)).not.toContain(deck.id);
  expect(JSON.stringify(shared)).not.toContain(deck.ownerId);
  await ash.api.unshareDeck({ params });
  await ash.api.unshareDeck({ params });
  await expectRefusal(await nobody().fetch("GET", `/api/shared-decks/${share.code}`), 404, "not-found");
  expect((await ash.api.shareDeck({ params })).code).not.toBe(share.code);
  expect((await ash.api.getDeck({ params })).revision).toBe(1);
});

test("a hundred near misses all get their suggestion", async () => {
  const { cards } = realDecks[0]!;
  const text = cards.map(({ name }) => `1 ${name.slice(0, -2)}${name.at(-1)}${name.at(-2)}`).join("\n");
  const { problems, understood } = await importAs(ash, text, { dryRun: true });
  expect(problems.filter(({ suggestion }) => suggestion === undefined).map((problem) => problem.text)).toEqual([]);
  expect(problems.length + understood.cards.length).toBeGreaterThan(80);
});
