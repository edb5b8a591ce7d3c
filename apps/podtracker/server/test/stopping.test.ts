import { connect } from "node:net";
import { expect, test } from "vitest";
import { startTestApp } from "./start-test-app.ts";

test("the web process stops though somebody is in the middle of a request", { timeout: 60_000 }, async () => {
  const app = await startTestApp();
  const { hostname, port } = new URL(app.url);
  const slow = connect(Number(port), hostname);
  slow.on("error", () => {});
  slow.write(
    `POST /api/auth/sign-in/email HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  const stopped = app.stop().then(() => "stopped");
  const late = new Promise((resolve) => setTimeout(() => resolve("still there"), 25_000));
  expect(await Promise.race([stopped, late])).toBe("stopped");
  slow.destroy();
});
