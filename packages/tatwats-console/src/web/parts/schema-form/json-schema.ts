/** A JSON Schema as it comes from the server: only what is looked at is checked. */
export type JsonSchema = Record<string, unknown>;

/** A schema that may be anything, as a record; what is no schema allows everything. */
export function schemaOf(value: unknown): JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonSchema) : {};
}

/** Follows a reference into the root's definitions; one that leads nowhere allows everything. */
export function resolveSchema(schema: JsonSchema, root: JsonSchema, depth = 0): JsonSchema {
  const reference = schema["$ref"];
  if (typeof reference !== "string" || depth > 20) return schema;
  if (reference === "#") return root;
  const name = reference.replace(/^#\/(\$defs|definitions)\//, "");
  const definitions = { ...schemaOf(root["definitions"]), ...schemaOf(root["$defs"]) };
  const { $ref: _reference, ...beside } = schema;
  return { ...resolveSchema(schemaOf(definitions[name]), root, depth + 1), ...beside };
}

export function propertiesOf(schema: JsonSchema): [name: string, schema: JsonSchema][] {
  return Object.entries(schemaOf(schema["properties"])).map(([name, property]) => [name, schemaOf(property)]);
}

export function requiredOf(schema: JsonSchema): string[] {
  return Array.isArray(schema["required"]) ? schema["required"].filter((name) => typeof name === "string") : [];
}

export function numberOf(schema: JsonSchema, key: string): number | undefined {
  const value = schema[key];
  // zod says "any safe integer" by its limits, which tell nobody anything.
  return typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
}

export function textOf(schema: JsonSchema, key: string): string | undefined {
  const value = schema[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Such as `seats[1].place`: how places are named to people and by the server. */
export function pathOf(parent: string, key: string | number): string {
  if (typeof key === "number") return `${parent}[${key}]`;
  return parent === "" ? key : `${parent}.${key}`;
}
