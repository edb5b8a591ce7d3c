import type { FastifyInstance, FastifyRequest } from "fastify";
import { readSession } from "../auth/session.ts";
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";

/**
 * `/metrics`, as Prometheus reads it: for admins, and for a program on this very machine. One that
 * came through a proxy, or from a web page, is not on this machine only because the last step was.
 */
export function registerMetrics(app: FastifyInstance, services: Services): void {
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!isLocalProgram(request)) await checkAdmin(services, request);
    return await reply.type(services.tatwats.metrics.contentType).send(await services.tatwats.metrics.render());
  });
}

const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

function isLocalProgram({ ip, headers, hostname }: FastifyRequest): boolean {
  const isLoopback = ip === "127.0.0.1" || ip === "::1" || ip === "::ffff:127.0.0.1";
  const isNamedLocally = ["localhost", "127.0.0.1", "[::1]", "::1"].includes(hostname);
  const isPage = headers.origin !== undefined || (headers["sec-fetch-site"] ?? "none") !== "none";
  return isLoopback && isNamedLocally && !isPage && forwarding.every((header) => headers[header] === undefined);
}

async function checkAdmin({ auth, database }: Services, request: FastifyRequest): Promise<void> {
  const user = await readSession(auth, database, request.headers);
  if (!user) throw new AppError("not-signed-in", "Sign in first.");
  if (user.consoleRole !== "admin") throw new AppError("not-allowed", "Metrics are for admins.");
}
