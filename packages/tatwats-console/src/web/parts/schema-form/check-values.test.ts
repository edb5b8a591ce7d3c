import { expect, test } from "vitest";
import { z } from "zod";
import { createCheck } from "./check-values.ts";
import { schemaOf } from "./json-schema.ts";

const settings = z.object({
  atOnce: z.number().int().min(1).max(64),
  days: z.number().min(30),
  tone: z.enum(["dry", "warm"]),
  template: z.string().min(1).max(200),
  pods: z.array(z.object({ id: z.uuid() })),
});
const check = createCheck(schemaOf(z.toJSONSchema(settings, { io: "input" })));
const good = { atOnce: 4, days: 365, tone: "warm", template: "x", pods: [] };

test("good values have no faults", () => {
  expect(check(good).size).toBe(0);
});

test("each fault is told at its place, in words", () => {
  const faults = check({ ...good, atOnce: 80, days: 2, tone: "sad", template: "", pods: [{ id: "x" }] });
  expect(Object.fromEntries(faults)).toEqual({
    atOnce: "Between 1 and 64.",
    days: "At least 30.",
    tone: 'Must be "dry" or "warm".',
    template: "Must not be empty.",
    "pods[0].id": "Must be a UUID.",
  });
});

test("what is missing is needed, and what is of another type is told so", () => {
  const faults = check({ ...good, atOnce: undefined, days: "many" });
  expect(Object.fromEntries(faults)).toEqual({ atOnce: "Is needed.", days: "Must be a number." });
});

test("a schema that cannot be read allows everything", () => {
  expect(createCheck({ type: "no such type" })({ a: 1 }).size).toBe(0);
});
