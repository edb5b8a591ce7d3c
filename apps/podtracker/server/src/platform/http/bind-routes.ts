import { routes, type RouteName } from "@podtracker/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { fromPrisma } from "tatwats";
import { readSession } from "../auth/session.ts";
import { isCollision } from "../database/is-database-away.ts";
import type { Services, Tx } from "../services.ts";
import { checkAccess, type Granted } from "./check-access.ts";
import { answerOnce, readIdempotencyKey } from "./idempotency.ts";
import type { Call, Handler, Handlers } from "./route-handlers.ts";

declare module "fastify" {
  interface FastifyRequest {
    granted?: Granted;
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

function bindRoute(app: FastifyInstance, services: Services, name: RouteName, handler: Handler<RouteName>): void {
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
      const user = await readSession(services.auth, services.prisma, request.headers);
      request.granted = await checkAccess(route, request.params as Record<string, string>, { prisma: services.prisma, user });
    },
    handler: async (request, reply) => await answer(services, name, handler, { request, reply }),
  });
}

async function answer(
  services: Services,
  name: RouteName,
  handler: Handler<RouteName>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const route = routes[name];
  const announcements: Announcement[] = [];
  const call = (db: Tx) => handler(createCall(services, request, db, announcements));
  const key = route.idempotencyKey ? readIdempotencyKey(request.headers["idempotency-key"]) : undefined;
  const write = async () =>
    await services.prisma.$transaction(
      async (tx) => {
        if (key === undefined) return await call(tx);
        const content = { params: request.params, body: request.body };
        return await answerOnce(tx, { userId: request.granted!.user!.id, key, route: name, content }, () => call(tx));
      },
      { timeout: longestTransactionMs, maxWait: longestTransactionMs },
    );
  const result = await (route.method === "GET" ? call(services.prisma) : again(write, () => announcements.splice(0)));
  for (const announce of announcements) announce();
  if (route.status === 204) return await reply.code(204).send();
  return await reply.code(route.status).header("cache-control", "no-store").send(result);
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

function createCall(services: Services, request: FastifyRequest, db: Tx, announcements: Announcement[]): Call {
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
    db,
    services,
    now: world.now(),
    newId: () => world.newId(),
    announce: (topic, event, payload) => void announcements.push(() => services.announcer.announce(topic, event, payload)),
    expel: (userId, podId) => void announcements.push(() => services.announcer.expel(userId, podId)),
    endSockets: (sessionId) => void announcements.push(() => services.announcer.endSession(sessionId)),
    audit: async (record) => {
      await services.tatwats.audit({ actor: present(actor, "actor"), address: request.ip, ...record }, { in: fromPrisma(db) });
    },
  };
}

function present<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Error(`This route's access does not give a ${what}.`);
  return value;
}
