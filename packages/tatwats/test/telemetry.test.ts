import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { eventually, silentLogger } from "@tatwats/test-kit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createHelperLog } from "../src/helper/helper-log.ts";
import { createVersionTable } from "../src/helper/version-table.ts";
import { type AnyHelper, defineHelper, defineWorkflow, realWorld, renderMetrics } from "../src/index.ts";
import { claimDeliveries } from "../src/mediator/claim-deliveries.ts";
import { handleBatch } from "../src/mediator/handle-batch.ts";
import { createMailboxGauge } from "../src/mediator/mailbox-gauge.ts";
import { createRouteTable } from "../src/mediator/route-table.ts";
import type { Workshop } from "../src/mediator/workshop.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const soup = { dish: "soup", table: 4 };

describe("traces", () => {
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(provider);
  });
  beforeEach(() => exporter.reset());
  afterAll(async () => {
    context.disable();
    trace.disable();
    propagation.disable();
    await provider.shutdown();
  });

  /** Does something as a request would. @returns the id of its trace */
  async function asRequest(work: () => Promise<unknown>): Promise<string> {
    return await trace.getTracer("http").startActiveSpan("POST /orders", { kind: SpanKind.SERVER }, async (span) => {
      await work();
      span.end();
      return span.spanContext().traceId;
    });
  }

  /** The names of a trace's spans from its last one up to the request. */
  function wayUp(traceId: string, last: string): string[] {
    const spans = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
    const way: string[] = [];
    let span = spans.find(({ name }) => name === last);
    while (span) {
      way.push(span.name);
      const parent: string | undefined = span.parentSpanContext?.spanId;
      span = spans.find((one) => one.spanContext().spanId === parent);
    }
    return way;
  }

  /** What handling takes, without a process that does it by itself. */
  function workshopOf(helpers: readonly AnyHelper[]): Workshop {
    return {
      database: office.database,
      helpers,
      world: realWorld,
      log: silentLogger(),
      helperLog: createHelperLog(office.database, realWorld, silentLogger()),
      routes: createRouteTable(),
      versions: createVersionTable(),
      gauge: createMailboxGauge(() => 1_000),
      workflows: new Map(),
      count: () => {},
      watchTask: () => () => {},
      hands: { most: 1, taken: 0 },
    };
  }

  const fromRequestToWaiter = ["process dish.served", "send dish.served", "process dish.ordered", "send dish.ordered", "POST /orders"];

  test("one goes from the request to the last handler, over two processes", async () => {
    const door = await office.open(kitchen(serve), { runHelpers: false });
    await office.open(kitchen(serve));
    let id = "";
    const traceId = await asRequest(async () => (id = await door.send("the_cook", "dish.ordered", soup)));
    await eventually(() => wayUp(traceId, "process dish.served").length > 0, "the last span");
    expect(wayUp(traceId, "process dish.served")).toEqual(fromRequestToWaiter);
    const spans = exporter.getFinishedSpans();
    expect(spans.find(({ name }) => name === "process dish.ordered")).toMatchObject({
      kind: SpanKind.CONSUMER,
      attributes: {
        "messaging.system": "tatwats",
        "messaging.operation.type": "process",
        "messaging.destination.name": "the_cook",
        "messaging.message.id": id,
        "tatwats.attempt": 1,
      },
    });
    expect(spans.find(({ name }) => name === "send dish.ordered")).toMatchObject({
      kind: SpanKind.PRODUCER,
      attributes: { "messaging.message.id": id, "messaging.operation.type": "send" },
    });
  });

  test("messages that are handled in one batch keep to the trace of their own request", async () => {
    const door = await office.open(kitchen(serve), { runHelpers: false });
    const requests: string[] = [];
    for (let table = 1; table <= 20; table += 1) {
      requests.push(await asRequest(async () => await door.send("the_cook", "dish.ordered", { dish: "soup", table })));
    }
    const helpers = kitchen(serve);
    const claims = await claimDeliveries(office.database, {
      recipient: "the_cook",
      version: "1.0.0",
      instanceId: realWorld.newId(),
      count: 20,
    });
    expect(await handleBatch(workshopOf(helpers), { helper: helpers[0], settings: { spice: 3 } }, claims)).toBe(20);
    const { rows } = await office.database.query("select distinct xmin::text from cooked");
    expect(rows).toHaveLength(1);
    await office.open(helpers);
    await eventually(() => requests.every((request) => wayUp(request, "process dish.served").length > 0), "the last span");
    expect(new Set(requests).size).toBe(20);
    for (const request of requests) expect(wayUp(request, "process dish.served")).toEqual(fromRequestToWaiter);
  });

  test("one that is sent in the caller's transaction, and one that goes to all, belong to it too", async () => {
    const tatwats = await office.open(kitchen(serve));
    const traceId = await asRequest(
      async () => await tatwats.database.transaction(async (tx) => await tatwats.publish("dish.served", { dish: "pie" }, { in: tx })),
    );
    await eventually(() => wayUp(traceId, "process dish.served").length > 0, "the last span");
    expect(wayUp(traceId, "process dish.served")).toEqual(["process dish.served", "send dish.served", "POST /orders"]);
  });

  test("a handler that throws marks its span, and the next try is another one of the same trace", async () => {
    const door = await office.open(
      kitchen(
        async (order, kitchenContext) => {
          if (kitchenContext.attempt === 1) throw new Error("burnt");
          await serve(order, kitchenContext);
        },
        { retryAfterMs: 1 },
      ),
    );
    const traceId = await asRequest(async () => await door.send("the_cook", "dish.ordered", soup));
    await eventually(() => wayUp(traceId, "process dish.served").length > 0, "the last span");
    const tries = exporter.getFinishedSpans().filter(({ name }) => name === "process dish.ordered");
    expect(tries.map(({ status, attributes }) => [status.code, attributes["tatwats.attempt"]])).toEqual([
      [SpanStatusCode.ERROR, 1],
      [SpanStatusCode.UNSET, 2],
    ]);
    expect(new Set(tries.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));
  });

  test("a workflow's later steps belong to the trace in which it was started", async () => {
    const theBaker = defineHelper({
      name: "the_baker",
      version: "1.0.0",
      purpose: "Bakes.",
      settings: z.object({}),
      accepts: {
        "dough.knead": { payload: z.object({}), handle: async () => {} },
        "bread.bake": { payload: z.object({}), handle: async () => {} },
      },
    });
    const bread = defineWorkflow({ name: "bread", title: () => "Bread", input: z.object({}) })
      .step("knead", { helper: theBaker, type: "dough.knead", payload: () => ({}) })
      .step("bake", { helper: theBaker, type: "bread.bake", after: ["knead"], payload: () => ({}) });
    const tatwats = await office.open([theBaker], { workflows: [bread] });
    const traceId = await asRequest(async () => await tatwats.startWorkflow(bread, {}, { by: operator.by }));
    await eventually(() => wayUp(traceId, "process bread.bake").length > 0, "the last step");
    expect(wayUp(traceId, "process bread.bake").at(-1)).toBe("POST /orders");
  });
});

test("without an SDK nothing is traced, and a trace that came from elsewhere is handed on", async () => {
  const tatwats = await office.open(kitchen(serve));
  await tatwats.send("the_cook", "dish.ordered", soup);
  await eventually(async () => (await office.count("served")) === 1, "the dish");
  expect(await office.count("tatwats.message where trace is not null")).toBe(0);
  await tatwats.steer.helper("the_cook", "pause", operator);
  await tatwats.send("the_cook", "dish.ordered", soup);
  const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  await office.database.query("update tatwats.message set trace = $1 where type = 'dish.ordered'", [parent]);
  await tatwats.steer.helper("the_cook", "resume", operator);
  await eventually(async () => (await office.count("served")) === 2, "the second dish");
  expect(await office.count(`tatwats.message where type = 'dish.served' and trace = '${parent}'`)).toBe(1);
});

test("metrics say in Prometheus' words what was sent, handled, failed, and how long it took", async () => {
  const tatwats = await office.open(
    kitchen(
      async (order, kitchenContext) => {
        if (order.dish === "fish") throw new Error("no fish");
        await serve(order, kitchenContext);
      },
      { attempts: 1 },
    ),
  );
  for (const dish of ["soup", "soup", "fish"]) await tatwats.send("the_cook", "dish.ordered", { dish, table: 1 });
  await eventually(async () => (await office.count("tatwats.delivery")) === 5, "all of it");
  const value = (text: string, name: string, labels: Record<string, string>) => {
    const line = text
      .split("\n")
      .find((one) => one.startsWith(`${name}{`) && Object.entries(labels).every(([label, is]) => one.includes(`${label}="${is}"`)));
    return line === undefined ? undefined : Number(line.split(" ").at(-1));
  };
  const cook = { sender: "guests", recipient: "the_cook", type: "dish.ordered" };
  const text = await eventually(async () => {
    const rendered = await renderMetrics(tatwats);
    return value(rendered, "tatwats_wait_seconds_count", { recipient: "the_waiter" }) === 2 ? rendered : undefined;
  }, "the last count");
  expect(value(text, "tatwats_messages_sent_total", cook)).toBe(3);
  expect(value(text, "tatwats_attempts_total", { ...cook, outcome: "handled" })).toBe(2);
  expect(value(text, "tatwats_attempts_total", { ...cook, outcome: "failed" })).toBe(1);
  expect(value(text, "tatwats_attempts_total", { ...cook, outcome: "lost" })).toBeUndefined();
  expect(value(text, "tatwats_handle_seconds_bucket", { ...cook, le: "+Inf" })).toBe(3);
  expect(value(text, "tatwats_handle_seconds_bucket", { ...cook, le: "2000" })).toBe(3);
  expect(value(text, "tatwats_handle_seconds_sum", cook)).toBeGreaterThan(0);
  expect(value(text, "tatwats_dead_letters", { recipient: "the_cook" })).toBe(1);
  expect(value(text, "tatwats_process", { figure: "memoryBytes" })).toBeGreaterThan(1e7);
  expect(text).toMatch(/^# TYPE tatwats_handle_seconds histogram$/m);
  expect(text).toMatch(/^# TYPE tatwats_messages_sent_total counter$/m);
  // Asked twice, counters are what they were.
  expect(value(await renderMetrics(tatwats), "tatwats_messages_sent_total", cook)).toBe(3);
  await tatwats.steer.helper("the_cook", "pause", operator);
  await tatwats.send("the_cook", "dish.ordered", soup);
  expect(value(await renderMetrics(tatwats), "tatwats_mailbox_messages", { recipient: "the_cook", state: "held" })).toBe(1);
});
