import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, silentLogger, type TestDatabase } from "@tatwats/test-kit";
import { Pool } from "pg";
import { z } from "zod";
import {
  type AnyHelper,
  type AnyWorkflow,
  createTatwats,
  defineHelper,
  fromPgPool,
  type HandlerContext,
  migrateTatwats,
  type Tatwats,
  type TransactionalDatabase,
  type World,
} from "../src/index.ts";

export const Order = z.object({ dish: z.string().min(1), table: z.number().int() });
export const Served = z.object({ dish: z.string() });

/** What the test makes the cook do with an order. */
export type Cooking = (order: z.output<typeof Order>, context: HandlerContext<unknown, { "dish.served": typeof Served }>) => Promise<void>;

/** Two helpers: the cook handles orders as the test says, the waiter writes down what is served. */
export function kitchen(cook: Cooking, more: { attempts?: number; withinMs?: number; retryAfterMs?: number } = {}) {
  const theCook = defineHelper({
    name: "the_cook",
    version: "1.0.0",
    purpose: "Cooks what is ordered.",
    settings: z.object({ spice: z.number().int().default(3) }),
    accepts: { "dish.ordered": { payload: Order, handle: ({ payload }, context) => cook(payload, context), ...more } },
    emits: { "dish.served": Served },
  });
  const theWaiter = defineHelper({
    name: "the_waiter",
    version: "1.0.0",
    purpose: "Writes down what is served.",
    settings: z.object({}),
    accepts: {
      "dish.served": {
        payload: Served,
        handle: async ({ payload }, { db }) => void (await db.query("insert into served (dish) values ($1)", [payload.dish])),
      },
    },
  });
  return [theCook, theWaiter] as const;
}

/** Serves every order at once. */
export const serve: Cooking = async ({ dish }, { db, publish }) => {
  await db.query("insert into cooked (dish) values ($1)", [dish]);
  await publish("dish.served", { dish });
};

export interface Office {
  url: string;
  database: TransactionalDatabase;
  keyFolder: string;
  /** Starts a process with these helpers; `runHelpers: false` for one that only sends. */
  open<const Helpers extends readonly AnyHelper[]>(helpers: Helpers, options?: OpenOptions): Promise<Tatwats<Helpers>>;
  /** How many rows a table has. */
  count(table: string): Promise<number>;
  close(): Promise<void>;
}

export interface OpenOptions {
  runHelpers?: boolean;
  workflows?: readonly AnyWorkflow[];
  world?: World;
  /** Of a database to reach in another way, such as through a proxy. */
  url?: string;
}

/** Who steers in tests. */
export const operator = { by: { kind: "user" as const, id: "op", name: "Olive" }, reason: "a test" };

/** A database with TATWATS in it and two tables for effects. */
export async function createOffice(): Promise<Office> {
  const test: TestDatabase = await createTestDatabase("tatwats", async (url) => {
    const pool = new Pool({ connectionString: url });
    await migrateTatwats(fromPgPool(pool));
    await pool.query("create table cooked (dish text not null); create table served (dish text not null)");
    await pool.end();
  });
  const pool = new Pool({ connectionString: test.url });
  pool.on("error", () => {});
  const keyFolder = mkdtempSync(join(tmpdir(), "tatwats-keys-"));
  const opened: { stop(withinMs?: number): Promise<void> }[] = [];
  return {
    url: test.url,
    database: fromPgPool(pool),
    keyFolder,
    async open(helpers, { runHelpers = true, url = test.url, ...more } = {}) {
      const role = runHelpers ? "kitchen" : "door";
      const tatwats = createTatwats({
        connectionString: url,
        helpers,
        application: "guests",
        role,
        runHelpers,
        keyFolder,
        log: silentLogger(),
        ...more,
      });
      opened.push(tatwats);
      await tatwats.start();
      return tatwats;
    },
    async count(table) {
      const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      return rows[0]!.count;
    },
    async close() {
      await Promise.all(opened.map(async (tatwats) => await tatwats.stop(0).catch(() => {})));
      await pool.end();
      await test.drop();
      rmSync(keyFolder, { recursive: true, force: true });
    },
  };
}
