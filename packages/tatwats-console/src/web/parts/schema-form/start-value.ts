import { fieldKind } from "./field-kind.ts";
import { type JsonSchema, numberOf, propertiesOf, requiredOf, resolveSchema, schemaOf } from "./json-schema.ts";

const deepest = 8;

/** What an empty form holds: defaults, and the frame of what must be there. Undefined where something must be typed. */
export function startValue(schema: JsonSchema, root: JsonSchema, depth = 0): unknown {
  const resolved = resolveSchema(schema, root);
  if ("default" in resolved) return resolved["default"];
  const field = fieldKind(resolved, root);
  switch (field.kind) {
    case "constant":
      return resolved["const"];
    case "object":
      return depth > deepest ? undefined : objectOf(resolved, root, (property) => startValue(property, root, depth + 1));
    case "list":
      return [];
    case "record":
      return {};
    case "nullable":
      return null;
    case "boolean":
      return false;
    case "variants":
      return startValue(field.options[0] ?? {}, root, depth + 1);
    case "choice":
      return field.options.length === 1 ? field.options[0] : undefined;
    case "number":
    case "text":
    case "secret":
    case "json":
      return undefined;
  }
}

const formatted: Record<string, string> = {
  "date-time": "2026-11-23T19:30:00Z",
  date: "2026-11-23",
  time: "19:30:00",
  email: "ada@example.org",
  uri: "https://example.org/",
  uuid: "0199c3f2-6b1e-7c44-9d20-5a3f8e7f2a10",
  duration: "PT15M",
  ipv4: "203.0.113.9",
};

/** A value that shows what a schema means: plausible, and valid wherever that can be seen from the schema. */
export function exampleValue(schema: JsonSchema, root: JsonSchema = schema, depth = 0): unknown {
  const resolved = resolveSchema(schema, root);
  const examples = resolved["examples"];
  if (Array.isArray(examples) && examples.length > 0) return examples[0];
  if ("default" in resolved && resolved["default"] !== null && depth > 0) return resolved["default"];
  const field = fieldKind(resolved, root);
  switch (field.kind) {
    case "constant":
      return resolved["const"];
    case "choice":
      return field.options[0];
    case "object":
      return depth > deepest ? {} : objectOf(resolved, root, (property) => exampleValue(property, root, depth + 1), true);
    case "list":
      return depth > deepest
        ? []
        : Array.from({ length: Math.max(1, Math.min(3, numberOf(resolved, "minItems") ?? 1)) }, () =>
            exampleValue(schemaOf(resolved["items"]), root, depth + 1),
          );
    case "record":
      return { name: exampleValue(schemaOf(resolved["additionalProperties"]), root, depth + 1) };
    case "nullable":
      return exampleValue(field.inner, root, depth + 1);
    case "variants":
      return exampleValue(field.options[0] ?? {}, root, depth + 1);
    case "boolean":
      return true;
    case "number":
      return exampleNumber(resolved);
    case "secret":
      return "••••••";
    case "text":
      return exampleText(resolved);
    case "json":
      return {};
  }
}

function objectOf(schema: JsonSchema, root: JsonSchema, make: (property: JsonSchema) => unknown, all = false): Record<string, unknown> {
  const required = requiredOf(schema);
  const made: Record<string, unknown> = {};
  for (const [name, property] of propertiesOf(schema)) {
    if (!all && !required.includes(name) && !("default" in resolveSchema(property, root))) continue;
    const value = make(property);
    if (value !== undefined) made[name] = value;
  }
  return made;
}

function exampleNumber(schema: JsonSchema): number {
  const least = numberOf(schema, "minimum") ?? (numberOf(schema, "exclusiveMinimum") ?? 0) + 1;
  const most = numberOf(schema, "maximum") ?? Number.POSITIVE_INFINITY;
  return Math.min(most, Math.max(least, 3));
}

function exampleText(schema: JsonSchema): string {
  const format = schema["format"];
  const known = typeof format === "string" ? formatted[format] : undefined;
  const text = known ?? "text";
  return text.padEnd(numberOf(schema, "minLength") ?? 0, "…").slice(0, numberOf(schema, "maxLength"));
}
