import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, silentLogger } from "@tatwats/test-kit";
import fastify, { type FastifyInstance } from "fastify";
import { createTatwats, defineHelper, fromPgPool, migrateTatwats } from "tatwats";
import { Pool } from "pg";
import { z } from "zod";
import { consoleRoles, type Operator } from "../contract/operator.ts";
import { tatwatsConsole } from "./console-plugin.ts";

const baker = defineHelper({
  name: "the_baker",
  version: "1.2.0",
  purpose: "Bakes what was ordered and has it delivered.",
  settings: z.object({ ovens: z.number().int().min(1).default(2) }),
  accepts: {
    "bread.ordered": {
      payload: z.object({ loaves: z.number().int().min(1) }),
      async handle(message, { send, audit }) {
        await audit({ action: "bread.baked", detail: { loaves: message.payload.loaves } });
        await send("the_rider", "bread.ready", { loaves: message.payload.loaves });
      },
    },
  },
  emits: { "bread.ready": z.object({ loaves: z.number() }) },
});

const rider = defineHelper({
  name: "the_rider",
  version: "0.9.0",
  purpose: "Brings bread to people.",
  settings: z.object({}),
  accepts: {
    "bread.ready": {
      payload: z.object({ loaves: z.number() }),
      attempts: 1,
      async handle(message) {
        if (message.payload.loaves > 12) throw new Error("too heavy for the bicycle");
      },
    },
  },
});

export type TestConsole = Awaited<ReturnType<typeof startTestConsole>>;

/** An application with two toy helpers and the console, on a database of its own. */
export async function startTestConsole() {
  const folder = mkdtempSync(join(tmpdir(), "tatwats-console-"));
  const testDatabase = await createTestDatabase("tatwats_console", migrate);
  const tatwats = createTatwats({
    connectionString: testDatabase.url,
    helpers: [baker, rider],
    application: "shop",
    role: "web",
    runHelpers: true,
    keyFolder: join(folder, "keys"),
    log: silentLogger(),
  });
  await tatwats.start();
  const webFolder = join(folder, "dist");
  const app = fastify();
  await app.register(tatwatsConsole, { tatwats, authorise, webFolder });
  await app.ready();
  return {
    app,
    tatwats,
    get: (url: string, as: Visitor = "viewer") => ask(app, "GET", url, as),
    post: (url: string, as: Visitor = "viewer") => ask(app, "POST", url, as),
    async stop() {
      await app.close();
      await tatwats.stop();
      await testDatabase.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function migrate(connectionString: string): Promise<void> {
  const pool = new Pool({ connectionString });
  await migrateTatwats(fromPgPool(pool));
  await pool.end();
}

export const visitors = ["signed out", "no role", ...consoleRoles] as const;
export type Visitor = (typeof visitors)[number];

/** The toy application believes a header; a real one asks its sessions. */
async function authorise(request: { headers: Record<string, unknown> }): Promise<Operator | "not-signed-in" | "not-an-operator"> {
  const visitor = visitors.find((each) => each === request.headers["x-visitor"]);
  if (visitor === undefined || visitor === "signed out") return "not-signed-in";
  return visitor === "no role" ? "not-an-operator" : { id: `id-of-${visitor}`, name: `Vera the ${visitor}`, role: visitor };
}

async function ask(app: FastifyInstance, method: "GET" | "POST", url: string, visitor: Visitor) {
  const response = await app.inject({ method, url, headers: { "x-visitor": visitor } });
  return { status: response.statusCode, headers: response.headers, text: response.body, json: () => response.json<never>() };
}
