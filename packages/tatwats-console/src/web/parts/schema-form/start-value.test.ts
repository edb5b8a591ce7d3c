import { expect, test } from "vitest";
import { z } from "zod";
import { schemaOf } from "./json-schema.ts";
import { exampleValue, startValue } from "./start-value.ts";

const game = z.object({
  podId: z.uuid(),
  outcome: z.enum(["win", "draw"]),
  turns: z.number().int().min(1).max(99).nullable(),
  seats: z.array(z.object({ player: z.string().max(40), place: z.number().int().min(1) })).min(2),
  note: z.string().optional(),
  rated: z.boolean().default(true),
});
const schema = schemaOf(z.toJSONSchema(game, { io: "input" }));

test("an empty form holds defaults and the frame, and leaves open what must be typed", () => {
  expect(startValue(schema, schema)).toEqual({ turns: null, seats: [], rated: true });
});

test("an example fits its own schema", () => {
  expect(game.safeParse(exampleValue(schema)).error).toBeUndefined();
});

test("a schema that holds itself comes to an end", () => {
  const tree = {
    $ref: "#/$defs/node",
    $defs: { node: { type: "object", properties: { child: { $ref: "#/$defs/node" } }, required: ["child"] } },
  };
  expect(JSON.stringify(exampleValue(tree)).length).toBeLessThan(400);
  expect(JSON.stringify(startValue(tree, tree)).length).toBeLessThan(400);
});
