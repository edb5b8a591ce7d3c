import { afterAll, beforeAll, expect, test } from "vitest";
import { anonymous, podOfThree, signIn } from "./person.ts";
import { startTestApp, testAdmin, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("a program on this machine reads the metrics; who comes through a proxy or from a page must be an admin", async () => {
  const local = await anonymous(app.url).fetch("GET", "/metrics");
  expect(local.status).toBe(200);
  expect(local.headers.get("content-type")).toContain("text/plain");
  expect(await local.text()).toMatch(/^# HELP tatwats_/m);
  const { briar } = await podOfThree(app.url);
  const admin = await signIn(app.url, testAdmin);
  const elsewhere: Record<string, string>[] = [
    { "x-forwarded-for": "10.0.0.7" },
    { forwarded: "for=10.0.0.7" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of elsewhere) {
    expect((await anonymous(app.url).fetch("GET", "/metrics", { headers })).status).toBe(401);
    expect((await briar.fetch("GET", "/metrics", { headers })).status).toBe(403);
    expect((await admin.fetch("GET", "/metrics", { headers })).status).toBe(200);
  }
});
