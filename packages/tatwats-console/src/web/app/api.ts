import { newId } from "./new-id.ts";

/** A fault at one place of what was sent, such as `settings.tone`. */
export interface PathFault {
  path: string;
  message: string;
}

/** What the server refused, or that it could not be reached (status 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: readonly PathFault[];
  /** The current revision, where somebody else has saved meanwhile. */
  readonly revision: number | undefined;

  constructor(status: number, code: string, detail: string, options: { cause?: unknown; faults?: PathFault[]; revision?: number } = {}) {
    super(detail, { cause: options.cause });
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.faults = options.faults ?? [];
    this.revision = options.revision;
  }
}

export type QueryValues = Record<string, string | number | undefined>;

/** A path with its query; what is undefined or empty is left out. */
export function pathWith(path: string, query: QueryValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** @throws ApiError */
export async function getJson<Answer>(path: string, query: QueryValues = {}, signal?: AbortSignal): Promise<Answer> {
  const response = await reach(pathWith(path, query), { signal });
  return (await response.json()) as Answer;
}

export type WriteMethod = "POST" | "PUT" | "PATCH";

/**
 * Sends a body and returns the answer, null where it is empty.
 *
 * @param idempotencyKey the same for every try of one deed, so that it is done once
 * @throws ApiError
 */
export async function sendJson(method: WriteMethod, path: string, body: object, idempotencyKey: string = newId()): Promise<unknown> {
  const headers = { "content-type": "application/json", "idempotency-key": idempotencyKey };
  const response = await reach(path, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  return text === "" ? null : (JSON.parse(text) as unknown);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: "same-origin" });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError(0, "unreachable", "The server cannot be reached.", { cause });
  }
  if (response.ok) return response;
  throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<ApiError> {
  const problem = recordOf(await response.json().catch(() => null));
  const detail = textOf(problem, "detail") || textOf(problem, "title") || textOf(problem, "message");
  const revision = typeof problem["revision"] === "number" ? { revision: problem["revision"] } : {};
  return new ApiError(response.status, textOf(problem, "code"), detail || `The server answered ${response.status}.`, {
    faults: faultsOf(problem["errors"]),
    ...revision,
  });
}

function faultsOf(errors: unknown): PathFault[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error) => ({ path: textOf(recordOf(error), "path"), message: textOf(recordOf(error), "message") }));
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(problem: Record<string, unknown>, key: string): string {
  const value = problem[key];
  return typeof value === "string" ? value : "";
}
