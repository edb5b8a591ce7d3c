import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { mayActAs, type Operator } from "../contract/operator.ts";
import { ConsoleError } from "./console-error.ts";
import type { ConsoleOptions } from "./console-options.ts";
import type { ConsoleRoute, FileAnswer } from "./console-route.ts";
import { refusalOf } from "./refusal-of.ts";

const operatorKey = "consoleOperator";

/** To be called once, before the first route. */
export function decorateRequests(app: FastifyInstance): void {
  app.decorateRequest(operatorKey, null);
}

export function registerRoute(app: FastifyInstance, { route, options }: Bound): void {
  app.route({
    method: route.method,
    url: route.url,
    schema: {
      summary: route.summary,
      tags: ["Operations"],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      ...(route.answer && { response: { 200: route.answer } }),
    },
    // Before anything of the request is read or checked: who may not know gets no other answer.
    onRequest: async (request) => request.setDecorator(operatorKey, await authorise(request, route, options)),
    preValidation: async (request) => {
      request.query = withoutEmpty(request.query);
    },
    handler: async (request, reply) => await answer(request, reply, { route, options }),
  });
}

async function authorise(request: FastifyRequest, route: ConsoleRoute, options: ConsoleOptions): Promise<Operator> {
  const operator = await options.authorise(request);
  if (operator === "not-signed-in") throw new ConsoleError("not-signed-in", "Sign in to use the console.");
  if (operator === "not-an-operator")
    throw new ConsoleError("not-allowed", "This account has no role at the console. An administrator can give it one.");
  if (!mayActAs(operator, route.role)) {
    await recordRefusal(operator, request, { route, options });
    throw new ConsoleError("not-allowed", `This takes the role ${route.role}; yours is ${operator.role}.`);
  }
  return operator;
}

/** Whoever tries what the page does not offer is worth knowing of. */
async function recordRefusal(operator: Operator, request: FastifyRequest, { route, options }: Bound): Promise<void> {
  await options.tatwats.audit({
    actor: { kind: "user", id: operator.id, name: operator.name },
    action: "console.refused",
    target: { kind: "console", id: `${route.method} ${route.url}`, name: route.summary },
    outcome: "refused",
    address: request.ip,
    detail: { role: operator.role, needs: route.role, path: request.url.split("?")[0] },
  });
}

interface Bound {
  route: ConsoleRoute;
  options: ConsoleOptions;
}

async function answer(request: FastifyRequest, reply: FastifyReply, { route, options }: Bound): Promise<unknown> {
  const operator = request.getDecorator<Operator>(operatorKey);
  const key = readIdempotencyKey(request.headers["idempotency-key"]);
  try {
    const result = await route.handle({
      tatwats: options.tatwats,
      options,
      operator,
      params: request.params,
      query: request.query,
      body: request.body,
      address: request.ip,
      steering: (reason) => ({
        by: { kind: "user", id: operator.id, name: operator.name },
        reason,
        address: request.ip,
        ...(key && { once: `${route.method} ${route.url} ${operator.id} ${key}` }),
      }),
    });
    return route.answer ? result : await sendFile(reply, result as FileAnswer);
  } catch (error) {
    throw refusalOf(error);
  }
}

async function sendFile(reply: FastifyReply, { contentType, fileName, content }: FileAnswer) {
  return await reply
    .header("content-type", contentType)
    .header("content-disposition", `attachment; filename="${fileName}"`)
    .header("cache-control", "no-store")
    .send(content);
}

function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === "string" && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new ConsoleError("malformed", "The header Idempotency-Key must be 1 to 200 visible ASCII characters.");
}

/** `?state=` means the same as no state at all. */
function withoutEmpty(query: unknown): unknown {
  return Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== ""));
}
