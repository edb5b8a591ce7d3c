import { join } from "node:path";
import { createTestDatabase, dumpSchema, type TestDatabase } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isMigrated, prepareDatabase } from "../src/platform/database/prepare-database.ts";
import { differenceToSchema } from "../src/platform/database/schema-engine.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase("podtracker", prepareDatabase);
});
afterAll(() => database.drop());

test("the migrations make exactly what schema.prisma describes", async () => {
  expect(await isMigrated(database.url)).toBe(true);
  expect(await differenceToSchema(database.url)).toBe("");
});

// `npx vitest run <this file> --update` writes the dumps anew; CI only compares.
test("the committed dump of PodTracker's schema is the one that the migrations make", async () => {
  await expect(await dumpSchema(database.url, "public")).toMatchFileSnapshot(join(import.meta.dirname, "../prisma/schema-dump.txt"));
});

test("the committed dump of TATWATS' schema is the one that its migrations make", async () => {
  await expect(await dumpSchema(database.url, "tatwats")).toMatchFileSnapshot(
    join(import.meta.dirname, "../../../../packages/tatwats/sql/schema-dump.txt"),
  );
});
