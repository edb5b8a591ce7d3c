import type { FastifyInstance, FastifyRequest } from "fastify";
import { TatwatsError } from "tatwats";
import { mayActAs, type Operator } from "../contract/operator.ts";
import { ConsoleError } from "./console-error.ts";
import type { ConsoleOptions } from "./console-options.ts";
import type { ConsoleRoute } from "./console-route.ts";

const operatorKey = "consoleOperator";

/** To be called once, before the first route. */
export function decorateRequests(app: FastifyInstance): void {
  app.decorateRequest(operatorKey, null);
}

export function registerRoute(app: FastifyInstance, route: ConsoleRoute, options: ConsoleOptions): void {
  app.route({
    method: route.method,
    url: route.url,
    schema: {
      summary: route.summary,
      tags: ["Operations"],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      response: { 200: route.answer },
    },
    // Before anything of the request is read or checked: who may not know gets no other answer.
    onRequest: async (request) => request.setDecorator(operatorKey, await authorise(request, route, options)),
    preValidation: async (request) => {
      request.query = withoutEmpty(request.query);
    },
    handler: async (request) => await answer(request, route, options),
  });
}

async function authorise(request: FastifyRequest, route: ConsoleRoute, options: ConsoleOptions): Promise<Operator> {
  const operator = await options.authorise(request);
  if (operator === "not-signed-in") throw new ConsoleError("not-signed-in", "Sign in to use the console.");
  if (operator === "not-an-operator")
    throw new ConsoleError("not-allowed", "This account has no role at the console. An administrator can give it one.");
  if (!mayActAs(operator, route.role))
    throw new ConsoleError("not-allowed", `This takes the role ${route.role}; yours is ${operator.role}.`);
  return operator;
}

async function answer(request: FastifyRequest, route: ConsoleRoute, { tatwats }: ConsoleOptions): Promise<unknown> {
  try {
    return await route.handle({
      tatwats,
      operator: request.getDecorator<Operator>(operatorKey),
      params: request.params,
      query: request.query,
      address: request.ip,
    });
  } catch (error) {
    if (error instanceof TatwatsError && error.code === "cursor-refused")
      throw new ConsoleError("malformed", error.message, { cause: error });
    throw error;
  }
}

/** `?state=` means the same as no state at all. */
function withoutEmpty(query: unknown): unknown {
  return Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== ""));
}
