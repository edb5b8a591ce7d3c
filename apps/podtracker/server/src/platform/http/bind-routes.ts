import { routes, type RouteName } from "@podtracker/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Database, fromPrisma } from "tatwats";
import { type Caller, readCaller } from "../auth/session.ts";
import { isCollision } from "../database/is-database-away.ts";
import type { Services, Tx } from "../services.ts";
import { checkAccess } from "./check-access.ts";
import { answerOnce, readIdempotencyKey } from "./idempotency.ts";
import type { Call, Handler, Handlers, SqlHandler } from "./route-handlers.ts";

declare module "fastify" {
  interface FastifyRequest {
    granted?: Caller;
  }
}

/** What a handler wants done once its transaction has committed. */
type Announcement = () => void;

const largeBody = 5 * 1024 * 1024;
const longestTransactionMs = 10_000;

/**
 * Registers every route of the contract with its handler. In this order: who asks (401), whether they
 * may (403, 404), then what they ask (400), then the handler, which refuses what breaks a rule (422).
 */
export function bindRoutes(app: FastifyInstance, services: Services, handlers: Handlers): void {
  for (const name of Object.keys(routes) as RouteName[]) bindRoute(app, services, name, handlers[name]);
}

type AnyHandler = Handler<RouteName> | SqlHandler<RouteName>;

function bindRoute(app: FastifyInstance, services: Services, name: RouteName, handler: AnyHandler): void {
  const route = routes[name];
  const hasBody = route.body.type !== "undefined";
  app.route({
    method: route.method,
    ...(route.largeBody ? { bodyLimit: largeBody } : {}),
    url: route.path.replaceAll(/\{(\w+)\}/g, ":$1"),
    schema: {
      operationId: name,
      summary: route.summary,
      tags: [route.tag],
      params: route.params,
      querystring: route.query,
      ...(hasBody ? { body: route.body } : {}),
      response: { [route.status]: route.result },
    },
    onRequest: async (request) => {
      request.granted = await grantTo(request, name, { auth: services.auth, db: services.database });
    },
    handler: async (request, reply) => await answer(services, name, handler, { request, reply }),
  });
}

async function answer(
  services: Services,
  name: RouteName,
  handler: AnyHandler,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const route = routes[name];
  const announcements: Announcement[] = [];
  const call = async (tools: Tools) =>
    await (typeof handler === "function" ? handler : handler.inSql)(createCall(services, request, tools));
  const key = route.idempotencyKey ? readIdempotencyKey(request.headers["idempotency-key"]) : undefined;
  const once = async (tools: Omit<Tools, "announcements">) => {
    // A body may come as slowly as its sender likes: who was put out meanwhile writes nothing any more.
    request.granted = await grantTo(request, name, { auth: services.auth, db: tools.sql });
    const work = async () => await call({ ...tools, announcements });
    if (key === undefined) return await work();
    const content = { params: request.params, body: request.body };
    return await answerOnce(tools.sql, { userId: request.granted.user!.id, key, route: name, content }, work);
  };
  const write = async () =>
    await (typeof handler === "function"
      ? inPrisma(services, once)
      : services.database.transaction(async (sql) => await once({ sql }), { statementWithinMs: longestTransactionMs }));
  const result = await (route.method === "GET"
    ? call({ db: services.prisma, sql: services.database, announcements })
    : again(write, () => announcements.splice(0)));
  for (const announce of announcements) announce();
  if (route.status === 204) return await reply.code(204).send();
  return await reply.code(route.status).header("cache-control", "no-store").send(result);
}

/** Who asks, and that they may, as things are now. */
async function grantTo(request: FastifyRequest, name: RouteName, { auth, db }: { auth: Services["auth"]; db: Database }): Promise<Caller> {
  const params = request.params as Record<string, string>;
  const caller = await readCaller(auth, db, request.headers, params["podId"]);
  return await checkAccess(routes[name], params, { db, caller });
}

/** What the handler works with, by how its transaction was begun. */
interface Tools {
  db?: Tx;
  sql: Database;
  announcements: Announcement[];
}

async function inPrisma<Result>({ prisma }: Services, work: (tools: { db: Tx; sql: Database }) => Promise<Result>): Promise<Result> {
  const limits = { timeout: longestTransactionMs, maxWait: longestTransactionMs };
  return await prisma.$transaction(async (db) => await work({ db, sql: fromPrisma(db) }), limits);
}

const mostTries = 4;

/** Does a transaction again that another stood in the way of: it was rolled back, so nothing of it has happened. */
async function again<Result>(work: () => Promise<Result>, forget: () => void): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === mostTries || !isCollision(error)) throw error;
      forget();
    }
  }
}

function createCall(services: Services, request: FastifyRequest, { db, sql, announcements }: Tools): Call {
  const { user, member } = request.granted!;
  const world = services.tatwats.world;
  const actor = user && { kind: "user" as const, id: user.id, name: user.name };
  return {
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    get user() {
      return present(user, "user");
    },
    get member() {
      return present(member, "member");
    },
    get actor() {
      return present(actor, "actor");
    },
    get db() {
      return present(db ?? null, "transaction of Prisma");
    },
    sql,
    services,
    now: world.now(),
    address: request.ip,
    newId: () => world.newId(),
    announce: (topic, event, payload) => void announcements.push(() => services.announcer.announce(topic, event, payload)),
    expel: (userId, podId) => void announcements.push(() => services.announcer.expel(userId, podId)),
    endSockets: (sessionId) => void announcements.push(() => services.announcer.endSession(sessionId)),
    audit: async (record) => {
      await services.tatwats.audit({ actor: present(actor, "actor"), address: request.ip, ...record }, { in: sql });
    },
  };
}

function present<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Error(`This route's access does not give a ${what}.`);
  return value;
}
