import { expect, test } from "vitest";
import { z } from "zod";
import { fieldKind, variantOf } from "./field-kind.ts";
import { schemaOf } from "./json-schema.ts";

const kindOf = (type: z.ZodType) => {
  const schema = schemaOf(z.toJSONSchema(type, { io: "input" }));
  return fieldKind(schema, schema);
};

test.each([
  ["an object", z.object({ a: z.string() }), "object"],
  ["an integer with limits", z.number().int().min(1), "number"],
  ["a flag", z.boolean().default(true), "boolean"],
  ["text of a format", z.email(), "text"],
  ["a secret", z.string().meta({ writeOnly: true }), "secret"],
  ["a few words", z.enum(["dry", "warm"]), "choice"],
  ["a few constants", z.union([z.literal("a"), z.literal("b")]), "choice"],
  ["a list", z.array(z.string()), "list"],
  ["a record", z.record(z.string(), z.number()), "record"],
  ["something or nothing", z.string().nullable(), "nullable"],
  ["one of two types", z.union([z.string(), z.number()]), "variants"],
  ["a constant", z.literal("x"), "constant"],
  ["a tuple", z.tuple([z.string(), z.number()]), "json"],
  ["anything", z.unknown(), "json"],
])("%s is asked for as it should", (_what, type, kind) => {
  expect(kindOf(type).kind).toBe(kind);
});

test("a value belongs to the variant whose fixed fields it has", () => {
  const options = [z.object({ kind: z.literal("win"), seat: z.number() }), z.object({ kind: z.literal("draw") })].map((option) =>
    schemaOf(z.toJSONSchema(option)),
  );
  expect(variantOf({ kind: "draw" }, options)).toBe(1);
  expect(variantOf("something else", options)).toBe(0);
});
