import { line } from "@podtracker/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "tatwats";
import { z } from "zod";
import { accountDisabled, addressHeader, passwordLength } from "../../platform/auth/create-auth.ts";
import { readSession } from "../../platform/auth/session.ts";
import { AppError } from "../../platform/errors.ts";
import type { SocketServer } from "../../platform/realtime/socket-server.ts";
import type { Services } from "../../platform/services.ts";

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes("\0"), "holds characters that cannot be kept");
const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());

const SignUp = z.object({
  name: line(60),
  email,
  password: text(passwordLength.max).min(passwordLength.min, `must have at least ${passwordLength.min} characters`),
});
const SignIn = z.object({ email, password: text(passwordLength.max), rememberMe: z.boolean().optional() });
const AskForReset = z.object({ email });
const Reset = z.object({
  token: text(200).min(1),
  newPassword: text(passwordLength.max).min(passwordLength.min, `must have at least ${passwordLength.min} characters`),
});
const RevokeSession = z.object({ token: text(200) });
const Nothing = z.object({}).optional().nullable();

/** better-auth's endpoints that we offer; others of its own are not reachable. */
const endpoints = [
  { method: "POST", path: "/sign-up/email", body: SignUp, signedIn: false },
  { method: "POST", path: "/sign-in/email", body: SignIn, signedIn: false },
  { method: "POST", path: "/request-password-reset", body: AskForReset, signedIn: false },
  { method: "POST", path: "/reset-password", body: Reset, signedIn: false },
  { method: "POST", path: "/sign-out", body: Nothing, signedIn: false },
  { method: "GET", path: "/get-session", body: undefined, signedIn: false },
  { method: "GET", path: "/list-sessions", body: undefined, signedIn: true },
  { method: "POST", path: "/revoke-session", body: RevokeSession, signedIn: true },
  { method: "POST", path: "/revoke-other-sessions", body: Nothing, signedIn: true },
] as const;

type Endpoint = (typeof endpoints)[number];

/** Sign-up, sign-in and sessions: better-auth behind our own validation, limits, refusals and audit. */
export function registerAuthRoutes(app: FastifyInstance, services: Services, sockets: Pick<SocketServer, "endSession">): void {
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: `/api/auth${endpoint.path}`,
      schema: { tags: ["accounts"], ...(endpoint.body ? { body: endpoint.body } : {}) },
      onRequest: async (request) => {
        if (endpoint.signedIn && !(await readSession(services.auth, services.prisma, request.headers))) {
          throw new AppError("not-signed-in", "Sign in first.");
        }
      },
      handler: async (request, reply) => await pass(services, sockets, endpoint, { request, reply }),
    });
  }
}

async function pass(
  services: Services,
  sockets: Pick<SocketServer, "endSession">,
  endpoint: Endpoint,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const before = await whoseSessionsEnd(services, endpoint, request);
  const sessionsBefore = before ? await sessionsOf(services, before.id) : [];
  const response = await services.auth.handler(asWebRequest(services, endpoint, request));
  const answer: unknown = await response.json().catch(() => null);
  await record(services, endpoint, { request, answer, ok: response.ok, before });
  if (!response.ok) throw refusalOf(response, answer, reply);
  if (before) {
    const left = new Set(await sessionsOf(services, before.id));
    for (const id of sessionsBefore) if (!left.has(id)) sockets.endSession(id);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header("set-cookie", cookies);
  return await reply.code(response.status).header("cache-control", "no-store").send(answer);
}

/** Whose sessions a request may end: the asker's own, or with a reset of the password those of whom the link was made for. */
async function whoseSessionsEnd(
  { auth, prisma }: Services,
  { path }: Endpoint,
  request: FastifyRequest,
): Promise<{ id: string; name: string } | null> {
  if (path === "/sign-out" || path.startsWith("/revoke")) return await readSession(auth, prisma, request.headers);
  if (path !== "/reset-password") return null;
  const { token } = request.body as z.output<typeof Reset>;
  const link = await prisma.verification.findFirst({ where: { identifier: `reset-password:${token}` }, select: { value: true } });
  return link && (await prisma.user.findUnique({ where: { id: link.value }, select: { id: true, name: true } }));
}

async function sessionsOf({ prisma }: Services, userId: string): Promise<string[]> {
  return (await prisma.session.findMany({ where: { userId }, select: { id: true } })).map(({ id }) => id);
}

function asWebRequest(services: Services, endpoint: Endpoint, request: FastifyRequest): Request {
  const headers = new Headers({ "content-type": "application/json", [addressHeader]: request.ip });
  if (request.headers.cookie) headers.set("cookie", request.headers.cookie);
  if (request.headers["user-agent"]) headers.set("user-agent", request.headers["user-agent"].slice(0, 300));
  return new Request(`${services.env.publicUrl}/api/auth${endpoint.path}`, {
    method: endpoint.method,
    headers,
    ...(endpoint.method === "POST" ? { body: JSON.stringify(request.body ?? {}) } : {}),
  });
}

const Answer = z.object({ user: z.object({ id: z.string(), name: z.string() }) });

/** Sign-ups, sign-ins (refused ones too) and sign-outs are on record before their answer is sent. */
async function record(
  services: Services,
  endpoint: Endpoint,
  {
    request,
    answer,
    ok,
    before,
  }: { request: FastifyRequest; answer: unknown; ok: boolean; before: Actor | { id: string; name: string } | null },
): Promise<void> {
  const action = {
    "/sign-up/email": "account.created",
    "/sign-in/email": "account.signed-in",
    "/request-password-reset": "password.reset-asked",
    "/reset-password": "password.reset",
    "/sign-out": "account.signed-out",
    "/revoke-session": "session.revoked",
    "/revoke-other-sessions": "session.revoked",
  }[endpoint.path as string];
  const person = Answer.safeParse(answer).data?.user ?? before;
  if (!action || (endpoint.path === "/sign-out" && !person)) return;
  const tried = (request.body as { email?: string } | undefined)?.email ?? "unknown";
  await services.tatwats.audit({
    actor: person ? { kind: "user", id: person.id, name: person.name } : { kind: "user", id: tried, name: tried },
    action,
    outcome: ok ? "done" : "refused",
    address: request.ip,
    ...(person ? { target: { kind: "user", id: person.id, name: person.name } } : {}),
  });
}

const Refusal = z.object({ code: z.string().optional(), message: z.string().optional() });

function refusalOf(response: Response, answer: unknown, reply: FastifyReply): AppError {
  const { code = "", message = "" } = Refusal.safeParse(answer).data ?? {};
  if (response.status === 429) {
    void reply.header("retry-after", response.headers.get("x-retry-after") ?? "60");
    return new AppError("too-many-requests", "Too many tries from your address. Wait a minute and try again.");
  }
  // The second code is what the loser of two sign-ups at the same moment gets.
  if (code.startsWith("USER_ALREADY_EXISTS") || code === "FAILED_TO_CREATE_USER") {
    return new AppError("email-taken", "There is an account with this address already. Sign in instead.", {
      errors: [{ path: "body.email", message: "is taken" }],
    });
  }
  if (code === "INVALID_EMAIL_OR_PASSWORD") return new AppError("wrong-credentials", "Address and password do not go together.");
  if (code === accountDisabled) return new AppError("not-allowed", "This account was barred by an administrator. Ask them.");
  if (code === "INVALID_TOKEN")
    return new AppError("not-found", "This link was used already, or is too old. Ask for a new one.", { cause: answer });
  if (code.startsWith("PASSWORD_TOO")) return new AppError("weak-password", message, { errors: [{ path: "body.password", message }] });
  if (response.status === 401) return new AppError("not-signed-in", "Sign in first.");
  if (response.status >= 500)
    return new AppError("internal", "Something broke on our side; nothing was changed. Try again in a moment.", { cause: answer });
  return new AppError("malformed", `${message || "That does not fit"}. Nothing was changed.`);
}
