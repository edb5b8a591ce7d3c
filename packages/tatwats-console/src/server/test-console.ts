import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, silentLogger } from "@tatwats/test-kit";
import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { createTatwats, defineHelper, fromPgPool, migrateTatwats } from "tatwats";
import { Pool } from "pg";
import { Server } from "socket.io";
import { io as connect } from "socket.io-client";
import { z } from "zod";
import { consoleRoles, type Operator } from "../contract/operator.ts";
import type { PersonRow } from "../contract/person.ts";
import type { PeopleDesk } from "./console-options.ts";
import { tatwatsConsole } from "./console-plugin.ts";

const baker = defineHelper({
  name: "the_baker",
  version: "1.2.0",
  purpose: "Bakes what was ordered and has it delivered.",
  settings: z.object({
    ovens: z.number().int().min(1).max(9).default(2),
    flour: z
      .object({ kind: z.enum(["wheat", "rye"]).default("wheat"), pin: z.string().default("").meta({ secret: true }) })
      .default({ kind: "wheat", pin: "" }),
  }),
  schedules: { morning: { cron: "0 5 * * *", send: "bread.ordered", payload: { loaves: 1 } } },
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
    "key.handed": { payload: z.object({ door: z.string(), code: z.string().meta({ secret: true }) }), handle: async () => {} },
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
  app.setErrorHandler((error: FastifyError & { errors?: unknown; revision?: unknown }, _request, reply) => {
    const { statusCode: status = 500, code, message, errors, revision } = error;
    const malformed = error.validation ? "malformed" : code;
    return reply.code(status).send({ status, code: malformed, detail: message, errors, revision });
  });
  const sockets = new Server(app.server);
  await app.register(tatwatsConsole, { tatwats, authorise, webFolder, sockets, people: createToyPeople() });
  await app.listen({ port: 0, host: "localhost" });
  return {
    app,
    tatwats,
    get: (url: string, as: Visitor = "viewer") => ask(app, { method: "GET", url, as }),
    post: (url: string, body?: object, as: Visitor = "operator", key?: string) => ask(app, { method: "POST", url, as, body, key }),
    put: (url: string, body?: object, as: Visitor = "admin") => ask(app, { method: "PUT", url, as, body }),
    ask: (request: Asked) => ask(app, request),
    /** Follows topics of the namespace `/ops`. */
    connect: (as: Visitor) =>
      connect(`http://localhost:${(app.server.address() as AddressInfo).port}/ops`, {
        extraHeaders: { "x-visitor": as },
        forceNew: true,
        reconnection: false,
      }),
    async stop() {
      await sockets.close();
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

/** One account, whose role can be changed. */
function createToyPeople(): PeopleDesk {
  const ada: PersonRow = {
    id: "0199aaaa-bbbb-7ccc-8ddd-eeeeffff7f2a",
    name: "Ada",
    email: "ada@example.org",
    role: null,
    disabled: false,
    createdAt: "2026-11-01T10:00:00.000Z",
    lastSeenAt: null,
  };
  return {
    list: async () => ({ items: [ada], nextCursor: null }),
    change: async (id, change) => (id === ada.id ? Object.assign(ada, change) : undefined),
  };
}

/** The toy application believes a header; a real one asks its sessions. */
async function authorise(request: { headers: Record<string, unknown> }): Promise<Operator | "not-signed-in" | "not-an-operator"> {
  const visitor = visitors.find((each) => each === request.headers["x-visitor"]);
  if (visitor === undefined || visitor === "signed out") return "not-signed-in";
  return visitor === "no role" ? "not-an-operator" : { id: `id-of-${visitor}`, name: `Vera the ${visitor}`, role: visitor };
}

export interface Asked {
  method: "GET" | "POST" | "PUT" | "PATCH";
  url: string;
  as: Visitor;
  body?: object | undefined;
  /** The `Idempotency-Key`. */
  key?: string | undefined;
}

async function ask(app: FastifyInstance, { method, url, as, body, key }: Asked) {
  const response = await app.inject({
    method,
    url,
    headers: { "x-visitor": as, ...(key && { "idempotency-key": key }) },
    ...(body && { payload: body }),
  });
  return { status: response.statusCode, headers: response.headers, text: response.body, json: () => response.json<never>() };
}
