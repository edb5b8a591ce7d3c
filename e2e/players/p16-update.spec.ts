import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { enrol } from "../support/steps.ts";
import { expect, look, phone, test } from "../support/test.ts";

test("P16: a newer build is offered, never while a game is counted, and taken when asked for", async ({
  sharedApp,
  openSharedBrowser: openBrowser,
}) => {
  const proxy = await serveBuilds(sharedApp.url);
  // Without sockets, which this proxy does not pass on, the page says so on its console.
  const page = await openBrowser(phone, { mayFail: true });
  await enrol(page, "Ash");
  const pod = (await (await page.request.post("/api/pods", { data: { name: "Tuesday Night" } })).json()) as { id: string };
  expect((await page.request.post(`/api/pods/${pod.id}/guests`, { data: { name: "Briar" } })).ok()).toBe(true);

  await page.goto(proxy.url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.goto(`${proxy.url}/pods/${pod.id}/live`);
  for (const name of ["Ash", "Briar"]) await page.getByRole("button", { name: `Seat ${name}` }).click();
  await page.getByRole("button", { name: "Start the game" }).click();
  await expect(page.getByRole("region", { name: "Ash, 40 life" })).toBeVisible();

  await test.step("it waits while the game is counted", async () => {
    proxy.deploy();
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await expect.poll(async () => await isWaiting(page)).toBe(true);
    await page.getByRole("button", { name: "Ash: one life less" }).first().click();
    await expect(page.getByRole("region", { name: "Ash, 39 life" })).toBeVisible();
    await expect(page.getByText("A new version of PodTracker is ready")).toHaveCount(0);
  });

  await test.step("off the table it is offered, and taken", async () => {
    await page.getByRole("link", { name: "Leave the table; it goes on" }).click();
    await expect(page.getByText("A new version of PodTracker is ready")).toBeVisible();
    await look(page, "p16-update-phone");
    // Back at the table the question is put off, and asked again afterwards.
    await page.goBack();
    await expect(page.getByRole("region", { name: "Ash, 39 life" })).toBeVisible();
    await expect(page.getByText("A new version of PodTracker is ready")).toHaveCount(0);
    await page.getByRole("link", { name: "Leave the table; it goes on" }).click();
    expect(await buildOf(page)).toBe("older");
    await page.getByRole("button", { name: "Update" }).click();
    await expect.poll(async () => await buildOf(page).catch(() => "loading")).toBe("newer");
    await expect(page.getByRole("heading", { level: 1, name: "Tuesday Night" })).toBeVisible();
  });
  await page.close();
  proxy.close();
});

async function isWaiting(page: Page): Promise<boolean> {
  return await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
}

async function buildOf(page: Page): Promise<string> {
  return await page.evaluate(() => (document.querySelector("meta[name=newer-build]") ? "newer" : "older"));
}

interface Builds {
  url: string;
  /** From now on the newer build is served. */
  deploy(): void;
  close(): void;
}

/** Stands before the application, and serves its build or one that differs from it in its first page. */
async function serveBuilds(origin: string): Promise<Builds> {
  let newer = false;
  const server: Server = createServer((asked, answer) => void pass(asked, answer));
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));

  function pass(asked: IncomingMessage, answer: ServerResponse): void {
    // Uncompressed, to be read and changed; and whole, for the application knows of one build only.
    const { "if-none-match": _etag, "if-modified-since": _since, ...others } = asked.headers;
    const headers = { ...others, "accept-encoding": "identity" };
    const passed = request(origin + asked.url!, { method: asked.method, headers }, (got) => {
      const change = newer ? changeFor(asked.url!, got.headers["content-type"]) : undefined;
      if (!change) {
        answer.writeHead(got.statusCode!, got.headers);
        got.pipe(answer);
        return;
      }
      let text = "";
      got.on("data", (chunk: Buffer) => (text += chunk.toString()));
      got.on("end", () => {
        const { "content-length": _, etag: __, "last-modified": ___, ...rest } = got.headers;
        answer.writeHead(got.statusCode!, rest).end(change(text));
      });
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  }

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    deploy: () => (newer = true),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function changeFor(url: string, type = ""): ((text: string) => string) | undefined {
  if (url === "/sw.js") return (text) => text.replace(/"revision":"\w+","url":"index\.html"/, '"revision":"newer","url":"index.html"');
  if (type.startsWith("text/html")) return (text) => text.replace("<head>", '<head><meta name="newer-build">');
  return undefined;
}
