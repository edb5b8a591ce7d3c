import { STATUS_CODES } from "node:http";
import type { Problem } from "@podtracker/contract";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { z } from "zod";
import { hasLostGround, isBadValue, isCollision, isDatabaseAway } from "../database/is-database-away.ts";
import { AppError } from "../errors.ts";

/** Answers with RFC 9457 problem details. */
export function sendProblem(reply: FastifyReply, problem: Omit<Problem, "type" | "title">): FastifyReply {
  const body: Problem = {
    type: `https://podtracker.invalid/problems/${problem.code}`,
    title: STATUS_CODES[problem.status] ?? "Error",
    ...problem,
  };
  return reply.code(problem.status).header("content-type", "application/problem+json; charset=utf-8").send(JSON.stringify(body));
}

/** Turns whatever was thrown into a problem. Only a fault of ours is a 500, and only that is logged. */
export function answerError(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof AppError) {
    const { code, message, errors, revision, retryAfterSeconds } = error;
    if (retryAfterSeconds !== undefined) void reply.header("retry-after", String(retryAfterSeconds));
    return sendProblem(reply, {
      status: error.statusCode,
      code,
      detail: message,
      ...(errors ? { errors: [...errors] } : {}),
      ...(revision === undefined ? {} : { revision }),
    });
  }
  if (hasZodFastifySchemaValidationErrors(error)) return sendProblem(reply, malformed(error));
  if (isDatabaseAway(error)) {
    void reply.header("retry-after", "2");
    return sendProblem(reply, {
      status: 503,
      code: "unavailable",
      detail: "The database is away for a moment; nothing was changed. Try again.",
    });
  }
  if (isCollision(error) || hasLostGround(error)) {
    return sendProblem(reply, {
      status: 409,
      code: "conflict",
      detail: "Somebody changed or took away what this is about at the same moment. Nothing was changed by you; look at it again.",
    });
  }
  if (isBadValue(error))
    return sendProblem(reply, { status: 400, code: "malformed", detail: "A value cannot be kept as it is. Nothing was changed." });
  const status = error.statusCode ?? 500;
  if (status >= 500 && !(status === 503 && error.code)) {
    request.log.error({ error, method: request.method, url: request.routeOptions.url }, "a request failed");
    return sendProblem(reply, {
      status: 500,
      code: "internal",
      detail: "Something broke on our side; nothing was changed. Try again in a moment.",
    });
  }
  return sendProblem(reply, { status, code: codeOf(error, status), detail: detailOf(error, status), ...particularsOf(error) });
}

/** What refusals of mounted plugins say beside their text: where the fault is, and which revision is current. */
function particularsOf(error: object & { errors?: unknown; revision?: unknown }): Pick<Problem, "errors" | "revision"> {
  const errors = z.array(z.object({ path: z.string(), message: z.string() })).safeParse(error.errors);
  return { ...(errors.success && { errors: errors.data }), ...(typeof error.revision === "number" && { revision: error.revision }) };
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    status: 404,
    code: "not-found",
    detail: `There is nothing at ${request.method} ${request.url.split("?")[0]}.`,
  });
}

function malformed(error: { validation: { instancePath: string; message?: string }[]; validationContext?: string | undefined }) {
  const part = error.validationContext === "querystring" ? "query" : (error.validationContext ?? "body");
  const errors = error.validation.map((fault) => ({
    path: [part, ...fault.instancePath.split("/").filter(Boolean)].join("."),
    message: fault.message ?? "does not fit",
  }));
  const first = errors[0]!;
  return { status: 400, code: "malformed", detail: `${first.path}: ${first.message}. Nothing was changed.`, errors };
}

/** Fastify's own refusals (`FST_ERR_…`) in our words; codes of mounted plugins as they are. */
function codeOf(error: FastifyError, status: number): string {
  if (error.code && /^[a-z]+(-[a-z]+)*$/.test(error.code)) return error.code;
  const codes: Record<number, string> = {
    404: "not-found",
    413: "too-large",
    415: "unsupported-media-type",
    429: "too-many-requests",
  };
  return codes[status] ?? "malformed";
}

function detailOf(error: FastifyError, status: number): string {
  const details: Record<number, string> = {
    413: "The body is too large; at most 1 MiB is taken, or 5 MiB where decks or games are imported. Nothing was changed.",
    415: "Send JSON, with the header content-type: application/json. Nothing was changed.",
  };
  return details[status] ?? `${error.message.replace(/\.?$/, ".")} Nothing was changed.`;
}
