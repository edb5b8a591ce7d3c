export interface SchemaRow {
  /** Such as `seats[].place`; `(whole)` for a payload that is no object. */
  field: string;
  type: string;
  required: boolean;
  about: string;
}

type Schema = Record<string, unknown>;

interface Reading {
  definitions: Schema;
  rows: SchemaRow[];
  depth: number;
}

const deepest = 6;

/** A JSON Schema as rows that can be read: each field with its type, whether it must be there, and what is said of it. */
export function schemaRows(schema: unknown): SchemaRow[] {
  const reading: Reading = { definitions: objectOf(objectOf(schema)["$defs"]), rows: [], depth: 0 };
  const whole = resolve(objectOf(schema), reading);
  if (isObject(whole)) readProperties(whole, "", reading);
  else readField(whole, { field: "(whole)", required: true }, reading);
  return reading.rows;
}

function readProperties(schema: Schema, prefix: string, reading: Reading): void {
  if (reading.depth >= deepest) return;
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  for (const [name, property] of Object.entries(objectOf(schema["properties"]))) {
    const place = { field: prefix + name, required: required.includes(name) };
    readField(resolve(objectOf(property), reading), place, { ...reading, depth: reading.depth + 1 });
  }
}

function readField(schema: Schema, { field, required }: { field: string; required: boolean }, reading: Reading): void {
  reading.rows.push({ field, type: typeOf(schema, reading), required, about: aboutOf(schema) });
  if (isObject(schema)) return readProperties(schema, `${field}.`, reading);
  const item = resolve(objectOf(schema["items"]), reading);
  if (isObject(item)) readProperties(item, `${field}[].`, reading);
}

function typeOf(schema: Schema, reading: Reading): string {
  const options = [schema["anyOf"], schema["oneOf"]].find(Array.isArray) as unknown[] | undefined;
  if (options) return [...new Set(options.map((option) => typeOf(resolve(objectOf(option), reading), reading)))].join(" or ");
  if ("const" in schema) return JSON.stringify(schema["const"]);
  if (Array.isArray(schema["enum"])) return schema["enum"].map((value) => JSON.stringify(value)).join(" or ");
  if (Array.isArray(schema["type"])) return schema["type"].join(" or ");
  if (schema["type"] === "array") return `list of ${typeOf(resolve(objectOf(schema["items"]), reading), reading)}`;
  const type = typeof schema["type"] === "string" ? schema["type"] : "anything";
  return typeof schema["format"] === "string" ? `${type} (${schema["format"]})` : type;
}

const limits: Record<string, string> = {
  minimum: "at least",
  maximum: "at most",
  exclusiveMinimum: "more than",
  exclusiveMaximum: "less than",
  minLength: "characters at least",
  maxLength: "characters at most",
  minItems: "items at least",
  maxItems: "items at most",
};

function aboutOf(schema: Schema): string {
  const said = typeof schema["description"] === "string" ? [schema["description"]] : [];
  const bounds = Object.entries(limits)
    .filter(([key]) => typeof schema[key] === "number" && Math.abs(schema[key]) < Number.MAX_SAFE_INTEGER)
    .map(([key, words]) => `${words} ${String(schema[key])}`);
  const fallback = "default" in schema ? [`default ${JSON.stringify(schema["default"])}`] : [];
  return [...said, ...bounds, ...fallback].join(" · ");
}

function resolve(schema: Schema, reading: Reading): Schema {
  const reference = schema["$ref"];
  if (typeof reference !== "string") return schema;
  return objectOf(reading.definitions[reference.replace("#/$defs/", "")]);
}

function isObject(schema: Schema): boolean {
  return "properties" in schema;
}

function objectOf(value: unknown): Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Schema) : {};
}
