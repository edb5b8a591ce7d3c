import { expect, test } from "vitest";
import { z } from "zod";
import { schemaRows } from "./schema-rows.ts";

const rowsOf = (schema: z.ZodType) => schemaRows(z.toJSONSchema(schema, { io: "input" }));

test("tells each field's type, need and meaning, also of nested ones", () => {
  const rows = rowsOf(
    z.object({
      gameId: z.uuid(),
      outcome: z.enum(["win", "draw"]),
      turns: z.number().int().min(1).optional().describe("Full rounds"),
      seats: z.array(z.object({ place: z.number() })).max(10),
      note: z.string().nullable().default("none"),
    }),
  );
  expect(rows).toEqual([
    { field: "gameId", type: "string (uuid)", required: true, about: "" },
    { field: "outcome", type: '"win" or "draw"', required: true, about: "" },
    { field: "turns", type: "integer", required: false, about: "Full rounds · at least 1" },
    { field: "seats", type: "list of object", required: true, about: "items at most 10" },
    { field: "seats[].place", type: "number", required: true, about: "" },
    { field: "note", type: "string or null", required: false, about: 'default "none"' },
  ]);
});

test("follows references, and does not follow one that bites its own tail for ever", () => {
  const tree: z.ZodType = z
    .object({
      name: z.string(),
      get children() {
        return z.array(tree);
      },
    })
    .meta({ id: "Tree" });
  const rows = rowsOf(z.object({ tree }));
  expect(rows.slice(0, 2).map((row) => row.field)).toEqual(["tree", "tree.name"]);
  expect(rows.length).toBeLessThan(30);
});

test("a payload that is no object is one row", () => {
  expect(rowsOf(z.array(z.string()))).toEqual([{ field: "(whole)", type: "list of string", required: true, about: "" }]);
});

test("what is no schema has no rows worth telling", () => {
  expect(schemaRows(null)).toEqual([{ field: "(whole)", type: "anything", required: true, about: "" }]);
});
