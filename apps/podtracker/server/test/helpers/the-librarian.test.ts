import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { silentLogger } from "@tatwats/test-kit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { followCatalogue } from "../../src/features/cards/follow-catalogue.ts";
import { refreshAttempts, refreshCatalogue } from "../../src/helpers/the-librarian/refresh-catalogue.ts";
import { theLibrarian } from "../../src/helpers/the-librarian/the-librarian.ts";
import type { AppLogger } from "../../src/platform/logging/create-logger.ts";
import { addUser, openWorkshop, operator, type Workshop } from "./open-workshop.ts";

const seedFile = join(import.meta.dirname, "../../prisma/seed/catalogue.tsv");
const seed = readFileSync(seedFile, "utf8");

/** What each path of the little source answers, and who asked. */
const pages = new Map<string, { status?: number; body: string | Buffer }>();
const asked: (string | undefined)[] = [];
let source: Server;
let base: string;
beforeAll(async () => {
  source = createServer((request, response) => {
    asked.push(request.headers["user-agent"]);
    const page = pages.get(request.url ?? "");
    response.writeHead(page?.status ?? (page ? 200 : 404)).end(page?.body);
  });
  await new Promise<void>((resolve) => void source.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
});
afterAll(() => void source.close());

let workshop: Workshop<typeof theLibrarian>;
beforeEach(async () => {
  workshop = await openWorkshop(() => theLibrarian);
  pages.clear();
});
afterEach(() => workshop.close());

/** The committed catalogue of a later day, with Krenko banned. */
const later = seed.replace("date=2026-08", "date=2026-11-20").replace(/^(Krenko, Mob Boss\t.*\t)c\t/m, "$1bc\t");

async function refresh(): Promise<void> {
  await workshop.tatwats.send("the_librarian", "catalogue.refresh", {});
  await workshop.idle();
}

const catalogue = async () => (await workshop.query("select source, as_of, cards, problem from catalogue"))[0];
const krenko = async () => (await workshop.query("select legality from card where name = 'Krenko, Mob Boss'"))[0];

async function addDeck(deck: { commanders: string[]; list?: { name: string; count: number }[] }): Promise<string> {
  const [id, owner] = [randomUUID(), await addUser(workshop.query, "Ash")];
  await workshop.query(
    "insert into deck (id, owner_id, name, commanders, color_identity, list) values ($1::uuid, $2::uuid, 'Goblins', $3::text[], 'R', $4::jsonb)",
    [id, owner, deck.commanders, deck.list ? JSON.stringify(deck.list) : null],
  );
  return id;
}

const goblins = { commanders: ["Krenko, Mob Boss"], list: [{ name: "Mountain", count: 99 }] };

describe("catalogue", () => {
  test("is fetched, put in the old one's place at once, and every process that follows it has the new one", async () => {
    pages.set("/catalogue.tsv", { body: later });
    await workshop.settle({ url: `${base}/catalogue.tsv`, contact: "pods@example.org" });
    const followed = await followCatalogue(workshop.database, silentLogger() as unknown as AppLogger);
    expect(followed.cards.byName("krenko mob boss")).toMatchObject({ legality: "legal" });
    await refresh();
    expect(asked.at(-1)).toBe("PodTracker/1.0 (pods@example.org)");
    expect(await catalogue()).toMatchObject({ as_of: "2026-11-20", cards: 30_453, problem: null });
    expect(await krenko()).toEqual({ legality: "banned" });
    await followed.look();
    expect(followed.cards.byName("krenko mob boss")).toMatchObject({ legality: "banned" });
    followed.stop();
    const [entry] = await workshop.audited("catalogue.replaced");
    expect(entry).toMatchObject({ detail: { before: { asOf: "2026-08" }, after: { asOf: "2026-11-20", cards: 30_453 } } });
    await refresh();
    expect(await workshop.audited("catalogue.replaced")).toHaveLength(1);
    expect(await workshop.health()).toEqual({ status: "operational", reason: "30453 cards as of 2026-11-20." });
  });

  test("stays as it is when what comes is broken, much smaller or older, and health says so", async () => {
    const before = await catalogue();
    const lines = later.split("\n");
    const smaller = [lines[0]!.replace("count=30453", "count=1000"), ...lines.slice(1, 1001), ""].join("\n");
    for (const [body, reason] of [
      [lines.slice(0, 20_000).join("\n"), /should hold 30453 cards, but has 19999/],
      [smaller, /It has 1000 cards, less than 95 % of the present 30453\./],
      [later.replace("date=2026-11-20", "date=2026-07"), /It is of 2026-07, older than the present one of 2026-08\./],
    ] as const) {
      pages.set("/catalogue.tsv", { body });
      await workshop.settle({ url: `${base}/catalogue.tsv` });
      await refresh();
      expect(await catalogue()).toEqual({ ...before, problem: expect.stringMatching(reason) });
      expect(await workshop.health()).toEqual({ status: "degraded", reason: expect.stringMatching(reason) });
    }
    expect(await krenko()).toEqual({ legality: "legal" });
    expect(await workshop.audited("catalogue.refused")).toHaveLength(3);
  });

  test("comes from Scryfall's bulk data by its description, packed or not, as facts without their words", async () => {
    const card = (name: string, text: string) => ({
      object: "card",
      id: randomUUID(),
      name,
      layout: "normal",
      cmc: 4,
      mana_cost: "{2}{R}{R}",
      type_line: "Legendary Creature — Goblin Warrior",
      oracle_text: text,
      color_identity: ["R"],
      legalities: { commander: "legal" },
      released_at: "2026-10-01",
    });
    const cards = [
      card("Krenko, Mob Boss", "{T}: Create Goblins."),
      card("Purphoros", "secret words"),
      { ...card("Goblin", ""), layout: "token" },
    ];
    const data = `[\n${cards.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`;
    const description = {
      object: "bulk_data",
      type: "oracle_cards",
      updated_at: "2026-11-21T09:00:00Z",
      download_uri: `${base}/cards.json.gz`,
    };
    pages.set("/cards.json.gz", { body: gzipSync(data) });
    pages.set("/bulk-data/oracle-cards", { body: JSON.stringify(description, null, 2) });
    await workshop.query("update catalogue set cards = 2");
    await workshop.settle({ url: `${base}/bulk-data/oracle-cards` });
    await refresh();
    expect(await catalogue()).toMatchObject({ as_of: "2026-11-21", cards: 2, problem: null });
    const rows = await workshop.query("select * from card order by name");
    expect(rows.map((row) => row["name"])).toEqual(["Krenko, Mob Boss", "Purphoros"]);
    expect(JSON.stringify(rows)).not.toContain("secret words");
  });

  test("is not fetched by the schedule while that is off, and may come from a file", async () => {
    await workshop.settle({ url: pathToFileURL(seedFile).href });
    await workshop.tatwats.steer.runSchedule({ helper: "the_librarian", name: "refresh" }, operator);
    await workshop.idle();
    expect(await workshop.query("select checked_at from catalogue")).toEqual([{ checked_at: null }]);
    await workshop.settle({ enabled: true });
    await workshop.tatwats.steer.runSchedule({ helper: "the_librarian", name: "refresh" }, operator);
    await workshop.idle();
    expect(await workshop.query("select checked_at is not null as looked, problem from catalogue")).toEqual([
      { looked: true, problem: null },
    ]);
  });

  test("a source that is away is tried again later, and the message waits meanwhile", async () => {
    await workshop.settle({ url: `${base}/nothing-here` });
    const id = await workshop.tatwats.send("the_librarian", "catalogue.refresh", {});
    await expect
      .poll(async () => (await workshop.query("select error from tatwats.attempt where message_id = $1::uuid", [id]))[0], {
        timeout: 20_000,
      })
      .toMatchObject({ error: expect.anything() });
    expect(await workshop.deadLetters()).toBe(0);
    expect(await catalogue()).toMatchObject({ problem: null });
  });

  test("a source that stays away is put on record after the last try, and the catalogue stays", async () => {
    const said: unknown[] = [];
    const settings = theLibrarian.settings.parse({ url: `${base}/nothing-here` });
    const context = { db: workshop.database, settings, signal: new AbortController().signal, now: () => new Date() };
    const audit = async (record: unknown) => void said.push(record);
    expect(await refreshCatalogue({ ...context, audit, attempt: refreshAttempts })).toBe(false);
    expect(said).toMatchObject([
      { action: "catalogue.refused", outcome: "failed", detail: { reason: expect.stringContaining("answered 404") } },
    ]);
    expect(await workshop.health()).toMatchObject({ status: "degraded", reason: expect.stringContaining("It stays at 30453 cards") });
  });
});

describe("decks", () => {
  const check = async (deckId: string) => {
    await workshop.tatwats.send("the_librarian", "deck.check", { deckId });
    await workshop.idle();
  };
  const kept = async (deckId: string) =>
    (await workshop.query("select verdict, problems, catalogue_as_of, revision from deck_check where deck_id = $1::uuid", [deckId]))[0];

  test("are checked, and a verdict that changes is told once", async () => {
    const id = await addDeck(goblins);
    await check(id);
    expect(await kept(id)).toEqual({ verdict: "legal", problems: [], catalogue_as_of: "2026-08", revision: 1 });
    await check(id);
    await workshop.query("update deck set list = $2::jsonb, revision = 2 where id = $1::uuid", [
      id,
      JSON.stringify([
        { name: "mountain", count: 97 },
        { name: "black lotus", count: 1 },
        { name: "Counterspell", count: 1 },
      ]),
    ]);
    await check(id);
    const problems = [
      expect.objectContaining({ code: "banned", card: "Black Lotus" }),
      expect.objectContaining({ code: "outside-identity" }),
    ];
    expect(await kept(id)).toMatchObject({ verdict: "illegal", problems, revision: 2 });
    expect(workshop.heard.map(({ type, payload }) => [type, payload["before"], payload["verdict"]])).toEqual([
      ["deck.checked", null, "legal"],
      ["deck.checked", "legal", "illegal"],
    ]);
  });

  test("without a list nobody can call legal; a retired or unknown one is left alone", async () => {
    const [id, retired] = [await addDeck({ commanders: ["Krenko, Mob Boss"] }), await addDeck(goblins)];
    await workshop.query("update deck set retired_at = now() where id = $1::uuid", [retired]);
    for (const one of [id, retired, randomUUID()]) await check(one);
    expect(await kept(id)).toMatchObject({ verdict: "unknown", problems: [] });
    expect(await kept(retired)).toBeUndefined();
    expect(await workshop.deadLetters()).toBe(0);
  });

  test("are all checked again when the catalogue has changed, in batches", async () => {
    const ids = [await addDeck(goblins), await addDeck(goblins), await addDeck(goblins)];
    for (const id of ids) await check(id);
    const older = await addDeck({ commanders: ["Krenko, Mob Boss"] });
    pages.set("/catalogue.tsv", { body: later });
    await workshop.settle({ url: `${base}/catalogue.tsv`, decksPerBatch: 2 });
    workshop.heard.length = 0;
    await refresh();
    for (const id of [...ids, older]) expect(await kept(id)).toMatchObject({ verdict: "illegal", catalogue_as_of: "2026-11-20" });
    expect(workshop.heard.filter(({ payload }) => payload["before"] === "legal")).toHaveLength(3);
    expect(workshop.heard.filter(({ payload }) => payload["before"] === null)).toHaveLength(1);
    await workshop.tatwats.steer.runSchedule({ helper: "the_librarian", name: "recheck" }, operator);
    await workshop.idle();
    expect(workshop.heard).toHaveLength(4);
  });
});
