/** What the server refused, or that it could not be reached (status 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string, options: { cause?: unknown } = {}) {
    super(detail, { cause: options.cause });
    this.name = "ApiError";
    this.status = status;
    this.code = code;
  }
}

export type QueryValues = Record<string, string | number | undefined>;

/** @throws ApiError */
export async function getJson<Answer>(path: string, query: QueryValues = {}, signal?: AbortSignal): Promise<Answer> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") search.set(name, String(value));
  const response = await reach(search.size > 0 ? `${path}?${search}` : path, { signal });
  return (await response.json()) as Answer;
}

/** @throws ApiError */
export async function postJson(path: string, body: object): Promise<Response> {
  return await reach(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
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
  const problem: unknown = await response.json().catch(() => null);
  const detail = textOf(problem, "detail") || textOf(problem, "title") || textOf(problem, "message");
  return new ApiError(response.status, textOf(problem, "code"), detail || `The server answered ${response.status}.`);
}

function textOf(problem: unknown, key: string): string {
  if (typeof problem !== "object" || problem === null) return "";
  const value = (problem as Record<string, unknown>)[key];
  return typeof value === "string" ? value : "";
}
