import type { Random } from "./random.ts";

/** What we read of a JSON Schema, as the OpenAPI document has it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
}

export interface World {
  random: Random;
  /** By reference, `#/components/schemas/…`. */
  schemas: Record<string, Schema>;
  /** Ids, codes and names of things that are there. */
  known: readonly string[];
  /** What a field or parameter of this name would hold if it were right, such as `podId`. */
  byName: Readonly<Record<string, string>>;
}

const hostile: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -(2 ** 53),
  "",
  " ",
  "\u0000",
  "\ud800",
  "\u202Eevil",
  "💥".repeat(2_000),
  "x".repeat(10_000),
  "2026-13-45T99:99:99Z",
  "../../etc/passwd",
  "' or 1=1 --",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "__proto__",
  [],
  {},
  [[]],
  { $ne: null },
];

const words = [
  "Krenko, Mob Boss",
  "Atraxa, Praetors' Voice",
  "Sol Ring",
  "Tuesday Night",
  "@Briar hello",
  "a",
  "Ünïcödé ★",
  "1 Island\n2 Forest",
];

/** A value that fits the schema as a rule, and now and then in one of its places something that does not. */
export function valueOf(schema: Schema | undefined, world: World, depth = 0): unknown {
  const { random } = world;
  if (random.onceIn(20)) return random.pick(hostile);
  if (!schema || depth > 8) return random.pick(words);
  if (schema.$ref) return valueOf(world.schemas[schema.$ref], world, depth + 1);
  if ("const" in schema) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return valueOf(random.pick(choices), world, depth + 1);
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
  if (type === "object" || schema.properties) return objectOf(schema, world, depth);
  if (type === "array") return arrayOf(schema, world, depth);
  if (type === "integer" || type === "number") return numberOf(schema, random);
  if (type === "boolean") return random.onceIn(2);
  if (type === "null") return null;
  return textOf(schema, world);
}

function objectOf({ properties = {}, required = [] }: Schema, world: World, depth: number): Record<string, unknown> {
  const { random } = world;
  const entries = Object.entries(properties)
    .filter(([key]) => (required.includes(key) ? !random.onceIn(25) : random.onceIn(2)))
    .map(([key, schema]) => [key, world.byName[key] && !random.onceIn(4) ? world.byName[key] : valueOf(schema, world, depth + 1)] as const);
  if (random.onceIn(20)) entries.push([random.pick(["surprise", "constructor", "id"]), random.pick(hostile)]);
  return Object.fromEntries(entries);
}

function arrayOf({ items, minItems = 0 }: Schema, world: World, depth: number): unknown[] {
  const length = world.random.onceIn(40) ? 150 : minItems + world.random.whole(3);
  return Array.from({ length }, () => valueOf(items, world, depth + 1));
}

function numberOf({ minimum = 0, maximum = 100 }: Schema, random: Random): number {
  const least = Math.max(minimum, -1_000_000);
  return random.onceIn(10) ? random.pick([minimum - 1, maximum + 1, least + 0.5]) : least + random.whole(Math.min(maximum - least, 50) + 1);
}

function textOf({ format, pattern, maxLength }: Schema, { random, known }: World): string {
  if (format === "uuid" || pattern?.includes("0-9a-fA-F")) return random.onceIn(4) ? uuidOf(random) : random.pick(known);
  if (format === "date-time") return random.pick(["2026-11-20T19:30:00.000Z", "2026-11-23T00:00:00Z", "1999-01-01T00:00:00Z"]);
  if (format === "email") return `${random.whole(1_000)}@example.org`;
  const text = random.onceIn(3) ? random.pick(known) : random.pick(words);
  return maxLength === undefined ? text : text.slice(0, maxLength);
}

function uuidOf(random: Random): string {
  const hex = () => random.whole(16).toString(16);
  const part = (length: number) => Array.from({ length }, hex).join("");
  return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(12)}`;
}
