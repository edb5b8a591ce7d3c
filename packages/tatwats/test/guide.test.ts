// The code of docs/first-helper.md: what stands between the marks is shown there, and runs here.
import { createTestDatabase, eventually, silentLogger, type TestDatabase } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
// guide: helper
import { defineHelper } from "tatwats";
import { z } from "zod";

const GuestArrived = z.object({ name: z.string().min(1), room: z.number().int() });

export const theGreeter = defineHelper({
  name: "the_greeter",
  version: "1.0.0",
  purpose: "Writes a greeting for whoever arrives.",
  settings: z.object({ word: z.string().default("Hello").describe("How a greeting begins") }),
  accepts: {
    "guest.arrived": {
      payload: GuestArrived,
      handle: async ({ payload }, { db, settings }) => {
        await db.query("insert into greeting (room, text) values ($1, $2)", [payload.room, `${settings.word}, ${payload.name}!`]);
      },
    },
  },
});
// guide: end
// guide: process
import { createTatwats, fromPgPool, migrateTatwats } from "tatwats";
import { Pool } from "pg";

export async function openHotel(connectionString: string, keyFolder: string) {
  const pool = new Pool({ connectionString });
  await migrateTatwats(fromPgPool(pool));
  await pool.query("create table if not exists greeting (room int not null, text text not null)");
  await pool.end();
  const tatwats = createTatwats({
    connectionString,
    helpers: [theGreeter],
    application: "hotel",
    role: "helpers",
    runHelpers: true,
    keyFolder,
    log: silentLogger(),
  });
  await tatwats.start();
  return tatwats;
}
// guide: end
// guide: desk
import { testHelper } from "tatwats/testing";

test("the greeter greets by name", async () => {
  const desk = testHelper(theGreeter, { settings: { word: "Welcome" }, db: () => [] });
  const { queries } = await desk.handle("guest.arrived", { name: "Ash", room: 12 });
  expect(queries[0]!.values).toEqual([12, "Welcome, Ash!"]);
});
// guide: end

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase("tatwats_guide", async () => {});
  folder = mkdtempSync(join(tmpdir(), "tatwats-guide-"));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("the guide's hotel runs: what is sent is greeted, once, and a setting changes the next greeting", async () => {
  const tatwats = await openHotel(database.url, folder);
  const greetings = async () =>
    (await tatwats.database.query<{ text: string }>("select text from greeting order by room")).rows.map(({ text }) => text);
  try {
    // guide: send
    await tatwats.send("the_greeter", "guest.arrived", { name: "Ash", room: 12 });
    // guide: end
    await eventually(async () => (await greetings()).length === 1, "the greeting");
    // guide: once
    await tatwats.send("the_greeter", "guest.arrived", { name: "Briar", room: 14 }, { once: "arrival 4711" });
    await tatwats.send("the_greeter", "guest.arrived", { name: "Briar", room: 14 }, { once: "arrival 4711" });
    // guide: end
    await eventually(async () => (await greetings()).length === 2, "the second greeting");
    // guide: steer
    const by = { kind: "user", id: "1", name: "The manager" } as const;
    await tatwats.steer.settings("the_greeter", { values: { word: "Good evening" }, base: 1 }, { by, reason: "it is six o'clock" });
    // guide: end
    await eventually(
      async () =>
        (await tatwats.database.query("select 1 from tatwats.instance where settings_revision = 2 and stopped_at is null")).rows.length ===
        1,
      "the new setting",
    );
    await tatwats.send("the_greeter", "guest.arrived", { name: "Cole", room: 16 });
    await eventually(async () => (await greetings()).length === 3, "the third greeting");
    expect(await greetings()).toEqual(["Hello, Ash!", "Hello, Briar!", "Good evening, Cole!"]);
    // guide: ill
    // @ts-expect-error a room is a number: this does not compile, and is refused when it runs
    const sending = tatwats.send("the_greeter", "guest.arrived", { name: "Dale", room: "twelve" });
    await expect(sending).rejects.toMatchObject({ code: "payload-refused", faults: [{ path: "room" }] });
    // guide: end
  } finally {
    await tatwats.stop();
  }
});
