import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "./serve-web.ts";

const folder = mkdtempSync(join(tmpdir(), "console-web-"));
const app = fastify();

beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<title>console</title>");
  writeFileSync(join(folder, "assets/main-1a2b.js"), "export {}");
  // An application that serves its own pages with the same plugin must not get into its way.
  await app.register(fastifyStatic, { root: folder, prefix: "/own/" });
  await app.register(async (scope) => await serveWeb(scope, folder));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test("every deep link gets the page, never from a cache", async () => {
  for (const url of ["/console/", "/console/messages?state=dead", "/console/audit/1"]) {
    const response = await app.inject(url);
    expect(response.body).toContain("<title>console</title>");
    expect(response.headers["cache-control"]).toBe("no-cache");
    expect(response.headers["content-type"]).toContain("text/html");
  }
});

test("hashed assets are kept for good, and missing ones are missing", async () => {
  expect((await app.inject("/console/assets/main-1a2b.js")).headers["cache-control"]).toContain("immutable");
  expect((await app.inject("/console/assets/main-old.js")).statusCode).toBe(404);
});

test("the address without its slash leads to the one with it", async () => {
  const response = await app.inject("/console");
  expect(response.headers["location"]).toBe("/console/");
});
