import { expect, test, vi } from "vitest";
import { createFlowMeter, type Pulse } from "./flow-meter.ts";

const edge = { sender: "web", recipient: "the_author", type: "x", sent: 10, handled: 8, failed: 2 };

test("a frame is told as a rate a minute on both lines of a way", () => {
  const meter = createFlowMeter("mediator");
  expect(meter.perMinute("web → the_mediator")).toBeUndefined();
  meter.feed({ overMs: 1_000, edges: [edge] });
  expect(meter.perMinute("web → the_mediator")).toBe(600);
  expect(meter.perMinute("the_mediator → the_author")).toBe(480);
});

test("rates fall smoothly when nothing comes any more", () => {
  const meter = createFlowMeter("direct");
  meter.feed({ overMs: 1_000, edges: [edge] });
  meter.feed({ overMs: 5_000, edges: [] });
  expect(meter.perMinute("web → the_author")).toBe(300);
  meter.feed({ overMs: 20_000, edges: [] });
  expect(meter.perMinute("web → the_author")).toBe(0);
});

test("pulses carry failures on the delivering line only", () => {
  const meter = createFlowMeter("mediator");
  const seen = vi.fn<(pulses: Pulse[]) => void>();
  meter.onPulse(seen);
  meter.feed({ overMs: 1_000, edges: [edge] });
  expect(seen.mock.calls[0]![0]).toEqual([
    { lineId: "web → the_mediator", sent: 10, failed: 0, overMs: 1_000 },
    { lineId: "the_mediator → the_author", sent: 8, failed: 2, overMs: 1_000 },
  ]);
});

test("a recorded minute is told as it was, however fast it is played", () => {
  const meter = createFlowMeter("direct");
  const seen = vi.fn<(pulses: Pulse[]) => void>();
  meter.onPulse(seen);
  meter.feed({ overMs: 60_000, edges: [edge] }, 250);
  meter.feed({ overMs: 60_000, edges: [{ ...edge, sent: 30 }] }, 250);
  expect(meter.perMinute("web → the_author")).toBe(30);
  expect(seen.mock.calls[1]![0]).toMatchObject([{ sent: 30, overMs: 250 }]);
});
