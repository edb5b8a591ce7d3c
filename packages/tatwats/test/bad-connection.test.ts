import { eventually, type FlakyProxy, startFlakyProxy } from "@tatwats/test-kit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Tatwats } from "../src/index.ts";
import { createOffice, kitchen, type Office, serve } from "./toy-office.ts";

let office: Office;
let proxy: FlakyProxy;
let throughProxy: string;
beforeEach(async () => {
  office = await createOffice();
  const url = new URL(office.url);
  proxy = await startFlakyProxy({ host: url.hostname, port: Number(url.port) });
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  throughProxy = url.href;
});
afterEach(async () => {
  await office.close();
  await proxy.close();
});

type Kitchen = Tatwats<ReturnType<typeof kitchen>>;

/** Sends orders under names for as long as `disturb` takes, each until it is acknowledged. */
async function sendDuring(door: Kitchen, disturb: () => Promise<void>): Promise<number> {
  let over = false;
  let sent = 0;
  const sending = (async () => {
    while (!over) {
      const table = sent + 1;
      const acknowledged = await door.send("the_cook", "dish.ordered", { dish: `dish ${table}`, table }, { once: `order ${table}` }).then(
        () => true,
        () => false,
      );
      if (acknowledged) sent = table;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  try {
    await disturb();
  } finally {
    over = true;
    await sending;
  }
  return sent;
}

async function expectBalance(sent: number): Promise<void> {
  await eventually(async () => (await office.count("served")) >= sent, "all dishes", 25_000);
  expect(await office.count("cooked")).toBe(sent);
  expect(await office.count("(select distinct dish from cooked) d")).toBe(sent);
  expect(await office.count("(select distinct dish from served) d")).toBe(sent);
}

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

describe("when the way to the database is", () => {
  test("cut, work goes on within ten seconds of its mending, and nothing is lost or done twice", { timeout: 60_000 }, async () => {
    const worker = await office.open(kitchen(serve), { url: throughProxy });
    const sent = await sendDuring(worker, async () => {
      for (let round = 0; round < 3; round += 1) {
        await pause(300);
        proxy.cut();
        await pause(700);
        proxy.mend();
        const before = await office.count("served");
        await eventually(async () => (await office.count("served")) > before, "work after the cut", 10_000);
      }
    });
    await expectBalance(sent);
  });

  test("silent, as after a pulled cable, it is given up and work goes on within ten seconds", { timeout: 60_000 }, async () => {
    const worker = await office.open(kitchen(serve), { url: throughProxy });
    const sent = await sendDuring(worker, async () => {
      await pause(300);
      proxy.silence();
      // Those that are open stay dead; whoever connects anew gets through.
      proxy.mend();
      const before = await office.count("served");
      await eventually(async () => (await office.count("served")) > before, "work after the silence", 10_000);
    });
    await expectBalance(sent);
  });

  test("slow, all of it is done, only later", { timeout: 60_000 }, async () => {
    const worker = await office.open(kitchen(serve), { url: throughProxy });
    const sent = await sendDuring(worker, async () => {
      proxy.slow(60);
      await pause(3_000);
      proxy.mend();
    });
    expect(sent).toBeGreaterThan(0);
    await expectBalance(sent);
  });
});
