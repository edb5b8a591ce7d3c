import type { FastifyInstance } from "fastify";
import { strToU8, zip } from "fflate";
import { readSession } from "../../platform/auth/session.ts";
import { AppError } from "../../platform/errors.ts";
import type { Services } from "../../platform/services.ts";
import { collectMyData } from "./collect-my-data.ts";

/** `GET /api/me/export`: all that is kept of me, as a zip. Not a route of the typed contract, as its answer is a file. */
export function registerExportRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: "GET",
    url: "/api/me/export",
    schema: { tags: ["accounts"], summary: "All my data, as a zip of JSON and CSV" },
    handler: async (request, reply) => {
      const { database, auth, tatwats } = services;
      const user = await readSession(auth, database, request.headers);
      if (!user) throw new AppError("not-signed-in", "Sign in first.");
      const now = tatwats.world.now();
      const files = await collectMyData(services, user.id, now);
      const actor = { kind: "user" as const, id: user.id, name: user.name };
      await tatwats.audit({ actor, action: "account.exported", target: actor, address: request.ip });
      return await reply
        .header("content-type", "application/zip")
        .header("content-disposition", `attachment; filename="podtracker-${now.toISOString().slice(0, 10)}.zip"`)
        .header("cache-control", "no-store")
        .send(Buffer.from(await zipOf(files)));
    },
  });
}

async function zipOf(files: Record<string, string>): Promise<Uint8Array> {
  const contents = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return await new Promise((resolve, reject) => zip(contents, (error, bytes) => (error ? reject(error) : resolve(bytes))));
}
