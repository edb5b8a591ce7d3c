import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import fastifyHelmet from "@fastify/helmet";
import fastifySwagger from "@fastify/swagger";
import fastifySwaggerUi from "@fastify/swagger-ui";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { AppError } from "../errors.ts";
import type { AppLogger } from "../logging/create-logger.ts";
import type { Certificate } from "./certificate.ts";
import { answerError, answerNotFound } from "./problem.ts";
import { refuseCrossSite } from "./refuse-cross-site.ts";

const largestBody = 1024 * 1024;
/** For headers and body together: a large list over a bad connection, and no more. */
const slowestRequestMs = 60_000;

/** A Fastify with everything that all routes share: limits, headers, refusals, the OpenAPI document. */
export async function createApp(options: {
  log: AppLogger;
  publicUrl: string;
  certificate?: Certificate | undefined;
}): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.certificate ? { https: options.certificate } : {}),
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBody,
    forceCloseConnections: true,
    requestTimeout: slowestRequestMs,
    clientErrorHandler: answerBrokenRequest,
    routerOptions: {
      maxParamLength: 500,
      // A malformed escape in the path, or a part longer than any of ours, is a wrong address and not a fault of ours.
      onBadUrl: answerWrongAddress,
      onMaxParamLength: answerWrongAddress,
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, parseJson);
  app.addHook("onRequest", refuseCrossSite);
  await app.register(fastifyHelmet, helmetOptions(options.publicUrl.startsWith("https:")));
  await app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "PodTracker",
        version: "1",
        description: "Every refusal is RFC 9457 problem details with a `code`. Times are ISO 8601 in UTC.",
      },
      components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: "better-auth.session_token" } } },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(fastifySwaggerUi, { routePrefix: "/api/docs", staticCSP: false });
  return app;
}

/** Before any route is found there is no reply of Fastify's, so this writes to the bare one. */
function answerWrongAddress(path: string, _request: unknown, reply: unknown): void {
  const response = reply as ServerResponse;
  response.statusCode = 404;
  response.setHeader("content-type", "application/problem+json; charset=utf-8");
  response.end(
    JSON.stringify({
      type: "https://podtracker.invalid/problems/not-found",
      title: "Not Found",
      status: 404,
      code: "not-found",
      detail: `There is nothing at ${path.slice(0, 200)}.`,
    }),
  );
}

/** What is no HTTP at all is refused on the bare connection, in the form of every other refusal. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const tooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const status = tooLarge ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const body = JSON.stringify({
    type: "https://podtracker.invalid/problems/malformed",
    title: status.slice(4),
    status: Number(status.slice(0, 3)),
    code: "malformed",
    detail: tooLarge ? "The headers are too large." : "This is no HTTP request that can be read.",
  });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** An empty body is no body; what is not JSON is said to be so. */
function parseJson(_request: unknown, text: string | Buffer, done: (error: Error | null, body?: unknown) => void): void {
  if (text.length === 0) return done(null, undefined);
  try {
    done(null, JSON.parse(text.toString()));
  } catch (cause) {
    done(
      new AppError("malformed", "body: is not JSON. Nothing was changed.", { errors: [{ path: "body", message: "is not JSON" }], cause }),
    );
  }
}

function helmetOptions(https: boolean) {
  const scryfall = ["https://cards.scryfall.io", "https://api.scryfall.com"];
  return {
    strictTransportSecurity: https,
    crossOriginEmbedderPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", ...scryfall],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", "ws:", "wss:"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  };
}
