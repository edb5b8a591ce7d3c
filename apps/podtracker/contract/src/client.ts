import type { z } from "zod";
import type { Problem } from "./problem.ts";
import routeTable from "./route-table.json" with { type: "json" };
import type { RouteName, Routes } from "./routes.ts";

/*
 * In a browser this is what is loaded first, so nothing in here needs the schemas at work: the routes' methods
 * and paths come from a table that is made from them (server/test/openapi.test.ts), their types cost nothing.
 */

/** What a call takes: the route's own path parameters, query and body, those that are empty left out. */
export type Input<Name extends RouteName> = Part<"params", Name> & Part<"query", Name> & Part<"body", Name>;
/** What a call answers, as the client sees it. */
export type Result<Name extends RouteName> = z.output<Routes[Name]["result"]>;

type Part<Key extends "params" | "query" | "body", Name extends RouteName> =
  z.input<Routes[Name][Key]> extends infer Value
    ? Value extends undefined
      ? object
      : Record<never, never> extends Value
        ? { [K in Key]?: Value }
        : { [K in Key]: Value }
    : never;

export type Api = {
  [Name in RouteName]: (
    ...args: Record<never, never> extends Input<Name>
      ? [input?: Input<Name>, options?: CallOptions]
      : [input: Input<Name>, options?: CallOptions]
  ) => Promise<Result<Name>>;
};

export interface CallOptions {
  signal?: AbortSignal;
  /** Makes a repeated POST harmless; the same key for every try of one action. */
  idempotencyKey?: string;
}

/** A refusal by the server, or no answer from it (`status` 0, code `offline`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem | undefined;

  constructor(status: number, code: string, detail: string, options: { problem?: Problem; cause?: unknown } = {}) {
    super(detail, { cause: options.cause });
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.problem = options.problem;
  }
}

/**
 * A typed client for every route of the contract.
 *
 * @param base where the API is, `""` for the page's own origin
 * @param fetcher asked at each call, so that a test may replace it
 */
export function createApi(base = "", fetcher: () => typeof fetch = () => globalThis.fetch): Api {
  const entries = Object.keys(routeTable).map((name) => [
    name,
    (input: AnyInput = {}, options: CallOptions = {}) => call(base, fetcher(), name as RouteName, input, options),
  ]);
  return Object.fromEntries(entries) as Api;
}

interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
}

async function call(base: string, fetcher: typeof fetch, name: RouteName, input: AnyInput, options: CallOptions) {
  const route = routeTable[name];
  const headers: Record<string, string> = { accept: "application/json" };
  if (input.body !== undefined) headers["content-type"] = "application/json";
  if (options.idempotencyKey) headers["idempotency-key"] = options.idempotencyKey;
  let response: Response;
  try {
    response = await fetcher(base + pathOf(route.path, input), {
      method: route.method,
      credentials: "same-origin",
      headers,
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, "offline", "The server could not be reached. Nothing was changed that you can’t send again.", { cause });
  }
  if (!response.ok) throw await refusalOf(response);
  return response.status === 204 ? undefined : await response.json();
}

function pathOf(template: string, input: AnyInput): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(input.params?.[key] ?? ""));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) if (value !== undefined) query.set(key, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Reads a refusal; also one that no server of ours wrote, such as a proxy's 502. */
export async function refusalOf(response: Response): Promise<ApiError> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (isProblem(answer)) return new ApiError(response.status, answer.code, answer.detail, { problem: answer });
  return new ApiError(response.status, "unavailable", `The server answered ${response.status}. Try again in a moment.`);
}

/** Looks at what is used of it. */
function isProblem(answer: unknown): answer is Problem {
  if (typeof answer !== "object" || answer === null) return false;
  const { code, detail, errors } = answer as Record<string, unknown>;
  return typeof code === "string" && typeof detail === "string" && (errors === undefined || Array.isArray(errors));
}
