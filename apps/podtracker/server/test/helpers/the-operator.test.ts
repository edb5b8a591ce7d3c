import { tmpdir } from "node:os";
import { createServer as createHttpServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { judge } from "../../src/helpers/the-operator/judge-probes.ts";
import { createTheOperator } from "../../src/helpers/the-operator/the-operator.ts";
import { openWorkshop, operator, type Workshop } from "./open-workshop.ts";

let ready = 200;
let web: Server;
let mail: TcpServer;
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
beforeAll(async () => {
  web = createHttpServer((_request, response) => void response.writeHead(ready).end());
  mail = createTcpServer((socket) => void socket.end("220 mail.example.org ready\r\n"));
  for (const server of [web, mail]) await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  web.close();
  mail.close();
});

let workshop: Workshop<ReturnType<typeof createTheOperator>>;
beforeEach(async () => {
  ready = 200;
  workshop = await openWorkshop(() => createTheOperator({ dataDir: tmpdir() }));
  // Only the test says when: a minute that ends in its midst would bring another result.
  await workshop.tatwats.steer.pauseSchedule({ helper: "the_operator", name: "everyMinute" }, true, operator);
});
afterEach(() => workshop.close());

async function probe(): Promise<void> {
  await workshop.tatwats.steer.runSchedule({ helper: "the_operator", name: "everyMinute" }, operator);
  await workshop.idle();
}

const results = async () =>
  await workshop.query<{ probe: string; status: string }>("select probe, status from probe_result order by at desc, probe");

test("probes what is set up, keeps what it found, and is well when all is", async () => {
  expect(await workshop.health()).toEqual({ status: "operational", reason: "No probe has run yet." });
  // A test machine is not measured here, and may be busy or full.
  await workshop.settle({ databaseSlowMs: 60_000, diskLeastPercent: 0.1, sealLateSeconds: 3_600 });
  await probe();
  expect((await results()).slice(0, 3)).toEqual(["database", "disk", "seals"].map((name) => ({ probe: name, status: "operational" })));
  await workshop.settle({ webUrl: `http://127.0.0.1:${portOf(web)}`, mailServer: `127.0.0.1:${portOf(mail)}` });
  await probe();
  expect((await results()).slice(0, 5).map((row) => row.probe)).toEqual(["database", "disk", "mail", "seals", "web"]);
  expect(await workshop.health()).toEqual({ status: "operational", reason: "All 5 probes are well." });
  expect(await workshop.audited("probe.changed")).toEqual([]);
});

test("puts on record when a probe changes, after so many bad results in a row, and says the worst", async () => {
  await workshop.settle({ webUrl: `http://127.0.0.1:${portOf(web)}`, databaseSlowMs: 60_000, diskLeastPercent: 0.1, badInARow: 2 });
  await probe();
  ready = 503;
  await probe();
  expect((await workshop.health()).status).toBe("operational");
  await probe();
  await probe();
  expect(await workshop.health()).toEqual({ status: "down", reason: "The web process answers 503." });
  ready = 200;
  await probe();
  expect((await workshop.health()).status).toBe("operational");
  const changes = (await workshop.audited("probe.changed")).map(({ target, detail }) => [target?.id, detail["before"], detail["after"]]);
  expect(changes).toEqual([
    ["web", "down", "operational"],
    ["web", "operational", "down"],
  ]);
});

test("measures against its thresholds, and what does not answer is down", async () => {
  await workshop.settle({ badInARow: 1, databaseSlowMs: 1, diskLeastPercent: 90, webUrl: "http://127.0.0.1:1", mailServer: "127.0.0.1:1" });
  await probe();
  const found = new Map((await results()).map((row) => [row.probe, row.status]));
  expect([found.get("web"), found.get("mail")]).toEqual(["down", "down"]);
  expect(["degraded", "operational"]).toContain(found.get("disk"));
  expect((await workshop.health()).status).toBe("down");
  await expect(workshop.settle({ mailServer: "mail server" })).rejects.toMatchObject({ code: "settings-refused" });
  await expect(workshop.settle({ webUrl: "file:///etc/passwd" })).rejects.toMatchObject({ code: "settings-refused" });
});

test("a state is as good as the best of the last results", () => {
  expect(judge(["down", "operational", "operational"], 2)).toEqual({ now: "operational", before: "operational" });
  expect(judge(["down", "degraded", "operational"], 2)).toEqual({ now: "degraded", before: "operational" });
  expect(judge(["operational", "down", "down"], 2)).toEqual({ now: "operational", before: "down" });
  expect(judge(["down"], 2)).toEqual({ now: "down", before: undefined });
});
