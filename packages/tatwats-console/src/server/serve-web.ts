import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { ConsoleError } from "./console-error.ts";

const builtFolder = join(import.meta.dirname, "../../dist");
const notBuilt = "The console's pages have not been built yet. Run `npm run build`, then start the application again.\n";

/** Serves the built pages under `/console/`; every address that is no file belongs to the router in the page. */
export async function serveWeb(app: FastifyInstance, folder: string = builtFolder): Promise<void> {
  app.get("/console", { schema: { hide: true } }, async (_request, reply) => await reply.redirect("/console/", 308));
  if (!existsSync(join(folder, "index.html"))) {
    app.get(
      "/console/*",
      { schema: { hide: true } },
      async (_request, reply) => await reply.code(503).type("text/plain; charset=utf-8").send(notBuilt),
    );
    return;
  }
  const assets = `${sep}assets${sep}`;
  await app.register(fastifyStatic, {
    root: folder,
    prefix: "/console/",
    wildcard: false,
    index: false,
    // Where the build laid compressed forms beside the files.
    preCompressed: true,
    globIgnore: ["**/index.html{,.br,.gz}"],
    // The application may serve pages of its own with the same plugin.
    decorateReply: false,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (reply, path) => {
      reply.header("cache-control", path.includes(assets) ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  const page = readFileSync(join(folder, "index.html"), "utf8");
  app.get<{ Params: { "*": string } }>("/console/*", { schema: { hide: true } }, async (request, reply) => {
    // An asset of an earlier build: the page must learn that it is gone, not get a page instead.
    if (request.params["*"].startsWith("assets/")) throw new ConsoleError("not-found", "There is no such file.");
    return await reply.header("cache-control", "no-cache").type("text/html; charset=utf-8").send(page);
  });
}
