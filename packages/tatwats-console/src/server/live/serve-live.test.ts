import { once } from "node:events";
import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { LiveFrames } from "../../contract/live-frame.ts";
import { startTestConsole, type TestConsole, type Visitor } from "../test-console.ts";

let shop: TestConsole;
const sockets: Socket[] = [];

beforeAll(async () => {
  shop = await startTestConsole();
}, 60_000);
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => await shop.stop(), 30_000);

test("operators are told of the overview, and frames count up", async () => {
  const socket = await follow("overview");
  const first = await frame(socket, "overview");
  const second = await frame(socket, "overview");
  expect(first.overview.components.map(({ name }) => name)).toContain("the_baker");
  expect(second.frame).toBe(first.frame + 1);
});

test("what is sent is told as messages, as counts on its way, and in the audit log", async () => {
  const [messages, flow, audit] = await Promise.all([follow("message"), follow("flow"), follow("audit")]);
  const told = Promise.all([frame(messages, "message"), frame(flow, "flow"), frame(audit, "audit")]);
  // The first look knows nothing of before: something has to happen after it.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await shop.tatwats.send("the_baker", "bread.ordered", { loaves: 3 });
  const [message, counts, entries] = await told;
  expect(message.messages.map(({ type }) => type)).toContain("bread.ordered");
  expect(counts.edges).toContainEqual(expect.objectContaining({ sender: "shop", recipient: "the_baker", type: "bread.ordered" }));
  expect(entries.entries.map(({ action }) => action)).toContain("bread.baked");
}, 30_000);

test("a helper that is paused is named", async () => {
  const socket = await follow("helper");
  const told = frame(socket, "helper");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await shop.post("/api/ops/helpers/the_rider/pause", { reason: "a test" });
  expect((await told).names).toEqual(["the_rider"]);
}, 20_000);

test.each(["signed out", "no role"] as const)("%s is not let in", async (visitor) => {
  const socket = connect(visitor);
  const [error] = (await once(socket as never, "connect_error")) as [Error];
  expect(error.message).toMatch(/^not-/);
});

test("what is no topic is refused, whatever it is", async () => {
  const socket = connect("viewer");
  await once(socket as never, "connect");
  for (const message of [
    { topic: "everything" },
    { topic: ["flow"] },
    { topic: "flow", more: 1 },
    null,
    "flow",
    7,
    [],
    { topic: "x".repeat(10_000) },
  ]) {
    expect(await socket.emitWithAck("subscribe", message)).toEqual({ ok: false, code: "malformed" });
  }
});

function connect(as: Visitor): Socket {
  const socket = shop.connect(as);
  sockets.push(socket);
  return socket;
}

async function follow(topic: keyof LiveFrames): Promise<Socket> {
  const socket = connect("viewer");
  await once(socket as never, "connect");
  expect(await socket.emitWithAck("subscribe", { topic })).toEqual({ ok: true });
  return socket;
}

async function frame<Topic extends keyof LiveFrames>(socket: Socket, topic: Topic): Promise<LiveFrames[Topic]> {
  const [value] = (await once(socket as never, topic)) as [LiveFrames[Topic]];
  return value;
}
