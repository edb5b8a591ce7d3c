import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { addressHeader } from "../../platform/auth/create-auth.ts";
import { readSession, type SessionUser } from "../../platform/auth/session.ts";
import { countFailedGuess, forgiveGuesses } from "../../platform/auth/slow-guesses.ts";
import { AppError } from "../../platform/errors.ts";
import type { Services } from "../../platform/services.ts";
import { type Endpoint, endpoints, type Reset } from "./auth-endpoints.ts";
import { refusalOf } from "./auth-refusals.ts";

declare module "fastify" {
  interface FastifyRequest {
    signedIn?: SessionUser | null;
  }
}

/** Sign-up, sign-in and sessions: better-auth behind our own validation, limits, refusals and audit. */
export function registerAuthRoutes(app: FastifyInstance, services: Services): void {
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: `/api/auth${endpoint.path}`,
      schema: {
        tags: ["accounts"],
        ...(endpoint.body ? { body: endpoint.body } : {}),
        ...(endpoint.query ? { querystring: endpoint.query } : {}),
      },
      onRequest: async (request) => {
        request.signedIn = await readSession(services.auth, services.database, request.headers);
        if (endpoint.signedIn && !request.signedIn) throw new AppError("not-signed-in", "Sign in first.");
      },
      handler: async (request, reply) => await pass(services, endpoint, { request, reply }),
    });
  }
}

async function pass(
  services: Services,
  endpoint: Endpoint,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const user = request.signedIn ?? null;
  await endpoint.guard?.(services, request, user);
  const before = endpoint.endsSessions ? (user ?? (await findByResetToken(services, endpoint, request))) : null;
  const sessionsBefore = before ? await sessionsOf(services, before.id) : [];
  const response = await services.auth.handler(asWebRequest(services, endpoint, request));
  const answer: unknown = await response.json().catch(() => null);
  const detail = response.ok && before ? await endpoint.after?.(services, before.id) : undefined;
  await record(services, endpoint, { request, answer, ok: response.ok, before: before ?? user, detail });
  if (endpoint.path === "/sign-in/email") await countGuess(services, request, response.ok);
  if (!response.ok) throw refusalOf(response, answer, reply);
  if (before) {
    const left = new Set(await sessionsOf(services, before.id));
    for (const id of sessionsBefore) if (!left.has(id)) services.announcer.endSession(id);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header("set-cookie", cookies);
  return await reply.code(response.status).header("cache-control", "no-store").send(answer);
}

/** Of whom a link for a new password was made. */
async function findByResetToken(
  { prisma }: Services,
  { path }: Endpoint,
  request: FastifyRequest,
): Promise<{ id: string; name: string } | null> {
  if (path !== "/reset-password") return null;
  const { token } = request.body as z.output<typeof Reset>;
  const link = await prisma.verification.findFirst({ where: { identifier: `reset-password:${token}` }, select: { value: true } });
  return link && (await prisma.user.findUnique({ where: { id: link.value }, select: { id: true, name: true } }));
}

async function sessionsOf({ prisma }: Services, userId: string): Promise<string[]> {
  return (await prisma.session.findMany({ where: { userId }, select: { id: true } })).map(({ id }) => id);
}

async function countGuess({ prisma, tatwats }: Services, request: FastifyRequest, ok: boolean): Promise<void> {
  const guess = { email: (request.body as { email: string }).email, address: request.ip, now: tatwats.world.now() };
  await (ok ? forgiveGuesses(prisma, guess) : countFailedGuess(prisma, guess));
}

function asWebRequest(services: Services, endpoint: Endpoint, request: FastifyRequest): Request {
  const headers = new Headers({ "content-type": "application/json", [addressHeader]: request.ip });
  if (request.headers.cookie) headers.set("cookie", request.headers.cookie);
  if (request.headers["user-agent"]) headers.set("user-agent", request.headers["user-agent"].slice(0, 300));
  const url = new URL(`${services.env.publicUrl}/api/auth${endpoint.path}`);
  if (endpoint.query) for (const [key, value] of Object.entries(request.query as object)) url.searchParams.set(key, String(value));
  const given = endpoint.give?.(request.body, request.signedIn ?? null) ?? request.body ?? {};
  return new Request(url, { method: endpoint.method, headers, ...(endpoint.method === "POST" ? { body: JSON.stringify(given) } : {}) });
}

const Answer = z.object({ user: z.object({ id: z.string(), name: z.string() }) });

interface Outcome {
  request: FastifyRequest;
  answer: unknown;
  ok: boolean;
  before: { id: string; name: string } | null;
  detail: Record<string, number> | undefined;
}

/** Sign-ups, sign-ins (refused ones too) and sign-outs are on record before their answer is sent. */
async function record(services: Services, endpoint: Endpoint, { request, answer, ok, before, detail }: Outcome): Promise<void> {
  const person = Answer.safeParse(answer).data?.user ?? before;
  if (!endpoint.action || (endpoint.path === "/sign-out" && !person)) return;
  const tried = (request.body as { email?: string } | undefined)?.email ?? "unknown";
  await services.tatwats.audit({
    actor: person ? { kind: "user", id: person.id, name: person.name } : { kind: "user", id: tried, name: tried },
    action: endpoint.action,
    outcome: ok ? "done" : "refused",
    address: request.ip,
    ...(person ? { target: { kind: "user", id: person.id, name: person.name } } : {}),
    ...(detail ? { detail } : {}),
  });
}
