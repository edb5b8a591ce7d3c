import { join } from "node:path";
import { routes, type RouteName } from "@podtracker/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
let document: { openapi: string; paths: Record<string, Record<string, { operationId?: string }>> };
beforeAll(async () => {
  app = await startTestApp();
  document = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as typeof document;
});
afterAll(() => app.stop());

test("the served document is OpenAPI 3.1 and describes every route of the contract", () => {
  expect(document.openapi).toBe("3.1.0");
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    expect(document.paths[path]?.[method.toLowerCase()]?.operationId, `${method} ${path}`).toBe(name);
  }
});

// `npx vitest run <this file> --update` writes it anew; CI only compares.
test("the committed document is the one that is served", async () => {
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(join(import.meta.dirname, "../../../../docs/openapi.json"));
});

// Made anew in the same way. The client goes by it, so that browsers need not load the schemas first.
test("the committed table of routes is that of the contract", async () => {
  const table = Object.fromEntries(
    (Object.keys(routes) as RouteName[]).map((name) => [name, { method: routes[name].method, path: routes[name].path }]),
  );
  await expect(`${JSON.stringify(table, null, 2)}\n`).toMatchFileSnapshot(join(import.meta.dirname, "../../contract/src/route-table.json"));
});

test("the page that shows it is served without a word of inline script", async () => {
  const page = await (await fetch(`${app.url}/api/docs/`)).text();
  expect(page).toContain("swagger-ui");
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
});
