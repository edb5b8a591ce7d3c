import { expect, test } from "vitest";
import type { Sight } from "./incident-rules.ts";
import { judgeIncidents, type OpenIncident } from "./judge-incidents.ts";

const now = new Date("2026-11-20T12:00:00Z");
const none = { handled: 0, failed: 0 };
const well: Sight["helpers"][number] = {
  name: "the_cook",
  failing: false,
  oldestWaitingMs: 0,
  deadLetters: 0,
  deadLettersBefore: 0,
  ended: { m5: none, m30: none, h1: none, h6: none },
};
const calm: Sight = {
  components: [{ name: "the_cook", status: "operational", reason: "", forMs: 60_000 }],
  helpers: [well],
  roles: [{ name: "web", eventLoopDelayMs: 21 }],
  unsealedForMs: 0,
};
const withHelper = (change: Partial<Sight["helpers"][number]>): Sight => ({ ...calm, helpers: [{ ...well, ...change }] });
const ended = (handled: number, failed: number) => ({ ...well.ended, m5: { handled, failed } });
const open = (rule: string, component = "the_cook"): OpenIncident => ({
  id: `${rule} ${component}`,
  rule,
  component,
  openedAt: new Date(now.getTime() - 90_000),
});

const openedBy = (sight: Sight, already: OpenIncident[] = []) => judgeIncidents(already, sight, now).open.map(({ rule }) => rule);
const isClosedBy = (rule: string, sight: Sight, component?: string) =>
  judgeIncidents([open(rule, component)], sight, now).close.length === 1;

test("nothing opens while all is well", () => {
  expect(judgeIncidents([], calm, now)).toEqual({ open: [], stay: [], close: [] });
});

const component = (status: "operational" | "degraded" | "down", forMs: number): Sight => ({
  ...calm,
  components: [{ name: "the_cook", status, reason: "Why.", forMs }],
});

// Each rule with a sight that opens, one between good and bad, and one that closes.
const cases: [string, string, { opens: Sight; between: Sight; closes: Sight }][] = [
  [
    "component-down",
    "the_cook",
    { opens: component("down", 10_000), between: component("down", 9_999), closes: component("degraded", 10_000) },
  ],
  [
    "component-down",
    "the_cook",
    { opens: component("down", 10_000), between: component("operational", 9_999), closes: component("operational", 10_000) },
  ],
  [
    "helper-failing",
    "the_cook",
    { opens: withHelper({ failing: true }), between: withHelper({ ended: ended(1, 2) }), closes: withHelper({ ended: ended(2, 2) }) },
  ],
  [
    "error-rate",
    "the_cook",
    { opens: withHelper({ ended: ended(7, 3) }), between: withHelper({ ended: ended(8, 2) }), closes: withHelper({ ended: ended(91, 9) }) },
  ],
  [
    "error-rate",
    "the_cook",
    { opens: withHelper({ ended: ended(0, 10) }), between: withHelper({ ended: ended(0, 9) }), closes: withHelper({}) },
  ],
  [
    "long-waiting",
    "the_cook",
    {
      opens: withHelper({ oldestWaitingMs: 60_001 }),
      between: withHelper({ oldestWaitingMs: 30_000 }),
      closes: withHelper({ oldestWaitingMs: 29_999 }),
    },
  ],
  [
    "event-loop",
    "web",
    {
      opens: { ...calm, roles: [{ name: "web", eventLoopDelayMs: 151 }] },
      between: { ...calm, roles: [{ name: "web", eventLoopDelayMs: 100 }] },
      closes: calm,
    },
  ],
  ["sealing-behind", "audit", { opens: { ...calm, unsealedForMs: 60_001 }, between: { ...calm, unsealedForMs: 15_000 }, closes: calm }],
];

test.each(cases)("%s of %s opens when bad, stays as it is between, closes when good", (rule, of, { opens, between, closes }) => {
  expect(openedBy(opens)).toContain(rule);
  expect(openedBy(between)).not.toContain(rule);
  expect(isClosedBy(rule, between, of)).toBe(false);
  expect(isClosedBy(rule, closes, of)).toBe(true);
});

test("dead letters open one when they grow, and close it when they are as few as they were", () => {
  expect(openedBy(withHelper({ deadLetters: 3, deadLettersBefore: 2 }))).toEqual(["dead-letters"]);
  expect(isClosedBy("dead-letters", withHelper({ deadLetters: 3, deadLettersBefore: 2 }))).toBe(false);
  expect(isClosedBy("dead-letters", withHelper({ deadLetters: 3, deadLettersBefore: 3 }))).toBe(true);
});

test("the error budget burns only when the long window and the short one say so", () => {
  const bad = { handled: 80, failed: 20 };
  const good = { handled: 100, failed: 0 };
  const burning = (windows: Partial<Sight["helpers"][number]["ended"]>) =>
    judgeIncidents([], withHelper({ ended: { m5: good, m30: good, h1: good, h6: good, ...windows } }), now).open.find(
      ({ rule }) => rule === "error-budget",
    );
  expect(burning({ m5: bad, h1: bad })).toMatchObject({ severity: "critical", sentence: expect.stringContaining("20 % of the attempts") });
  expect(burning({ m30: bad, h6: bad })).toMatchObject({ severity: "warning" });
  expect(burning({ m5: bad })).toBeUndefined();
  expect(burning({ h1: bad, h6: bad })).toBeUndefined();
  expect(burning({ m5: { handled: 0, failed: 9 }, h1: { handled: 0, failed: 9 } })).toBeUndefined();
});

test("what is open is not opened again, and takes the newest words while it is bad", () => {
  const sight = withHelper({ oldestWaitingMs: 75_000 });
  expect(judgeIncidents([open("long-waiting")], sight, now)).toEqual({
    open: [],
    stay: [{ id: "long-waiting the_cook", severity: "warning", sentence: "A message to the_cook has waited 75 s." }],
    close: [],
  });
  expect(judgeIncidents([open("long-waiting")], withHelper({ oldestWaitingMs: 45_000 }), now).stay).toEqual([
    { id: "long-waiting the_cook", severity: null, sentence: null },
  ]);
});

test("one whose component or rule is gone closes, and says how long it was open", () => {
  expect(judgeIncidents([open("long-waiting", "the_gardener"), open("no-such-rule")], calm, now).close).toEqual([
    {
      id: "long-waiting the_gardener",
      rule: "long-waiting",
      component: "the_gardener",
      why: "It is not there any more.",
      lastedMs: 90_000,
    },
    { id: "no-such-rule the_cook", rule: "no-such-rule", component: "the_cook", why: "It is not there any more.", lastedMs: 90_000 },
  ]);
});

test("a value that swings across one threshold neither opens nor closes anything", () => {
  let incidents: OpenIncident[] = [];
  let changes = 0;
  for (const oldestWaitingMs of [61_000, 59_000, 61_000, 59_000, 31_000, 59_000, 61_000]) {
    const judged = judgeIncidents(incidents, withHelper({ oldestWaitingMs }), now);
    changes += judged.open.length + judged.close.length;
    if (judged.open.length > 0) incidents = [open("long-waiting")];
  }
  expect(changes).toBe(1);
});
