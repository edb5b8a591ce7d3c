import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { answerNotFound } from "./problem.ts";

const webFolder = dirname(createRequire(import.meta.url).resolve("@podtracker/web/package.json"));
const year = 60 * 60 * 24 * 365;

/** PodTracker's web app at `/`: its files, and for every other page's address its index. */
export async function serveWebApp(app: FastifyInstance): Promise<void> {
  const root = join(webFolder, "dist");
  if (!existsSync(join(root, "index.html"))) {
    app.get("/", { schema: { hide: true } }, async (_request, reply) => {
      return await reply
        .code(503)
        .type("text/plain")
        .send("The web app is not built. Run `npm run build`, or in development open the address that `npm run dev` printed.");
    });
    return;
  }
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    // The build laid them beside the files.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(root, "assets"));
      reply.header("cache-control", hashed ? `public, max-age=${year}, immutable` : "no-cache");
    },
  });
  // Every address that is no file and nobody else's is a page of the app, which routes by itself.
  app.get("/*", { schema: { hide: true } }, (request, reply) => {
    const isPage = !/^\/(api|socket\.io)(\/|$|\?)/.test(request.url) && (request.headers.accept ?? "").includes("text/html");
    return isPage ? reply.header("cache-control", "no-cache").sendFile("index.html") : answerNotFound(request, reply);
  });
}
