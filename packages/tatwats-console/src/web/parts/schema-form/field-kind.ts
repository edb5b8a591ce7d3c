import { type JsonSchema, resolveSchema, schemaOf } from "./json-schema.ts";

/** How a value is asked for. */
export type FieldKind =
  | { kind: "object" | "number" | "boolean" | "text" | "secret" | "list" | "record" | "constant" | "json" }
  | { kind: "choice"; options: (string | number)[] }
  | { kind: "nullable"; inner: JsonSchema }
  | { kind: "variants"; options: JsonSchema[] };

/** Which control a schema is drawn by; what none of them can draw is edited as JSON. */
export function fieldKind(schema: JsonSchema, root: JsonSchema): FieldKind {
  if ("const" in schema) return { kind: "constant" };
  const options = schema["enum"];
  if (Array.isArray(options)) return choiceOf(options);
  const variants = variantsOf(schema, root);
  if (variants) return kindOfVariants(variants, schema);
  if (schema["writeOnly"] === true && schema["type"] === "string") return { kind: "secret" };
  switch (schema["type"]) {
    case "object":
      if ("properties" in schema) return { kind: "object" };
      return { kind: typeof schema["additionalProperties"] === "object" ? "record" : "json" };
    case "array":
      return { kind: "items" in schema && !Array.isArray(schema["items"]) && !("prefixItems" in schema) ? "list" : "json" };
    case "number":
    case "integer":
      return { kind: "number" };
    case "boolean":
      return { kind: "boolean" };
    case "string":
      return { kind: "text" };
    default:
      return { kind: "json" };
  }
}

function choiceOf(options: unknown[]): FieldKind {
  const plain = options.filter((option) => typeof option === "string" || typeof option === "number");
  return plain.length === options.length ? { kind: "choice", options: plain } : { kind: "json" };
}

/** `anyOf`, `oneOf` and a list of types say the same. */
function variantsOf(schema: JsonSchema, root: JsonSchema): JsonSchema[] | undefined {
  const listed = [schema["anyOf"], schema["oneOf"]].find(Array.isArray);
  if (listed) return listed.map((option) => resolveSchema(schemaOf(option), root));
  if (!Array.isArray(schema["type"])) return undefined;
  const { default: _default, description: _description, ...rest } = schema;
  return schema["type"].map((type) => (type === "null" ? { type: "null" } : { ...rest, type: type as unknown }));
}

function kindOfVariants(variants: JsonSchema[], { writeOnly }: JsonSchema): FieldKind {
  const others = variants.filter((variant) => variant["type"] !== "null");
  const secret = writeOnly === true ? { writeOnly } : {};
  if (others.length === 0) return { kind: "json" };
  const inner = others.length === 1 ? { ...others[0]!, ...secret } : { anyOf: others };
  if (others.length < variants.length) return { kind: "nullable", inner };
  if (others.every((variant) => "const" in variant)) return choiceOf(others.map((variant) => variant["const"]));
  return others.length === 1 ? { kind: "json" } : { kind: "variants", options: others };
}

/** Which of the variants a value belongs to; the first where none fits. */
export function variantOf(value: unknown, options: readonly JsonSchema[]): number {
  const found = options.findIndex((option) => fits(value, option));
  return Math.max(0, found);
}

function fits(value: unknown, schema: JsonSchema): boolean {
  if ("const" in schema) return value === schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"].includes(value);
  switch (schema["type"]) {
    case "string":
    case "boolean":
      return typeof value === schema["type"];
    case "number":
    case "integer":
      return typeof value === "number";
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value) && constantsFit(value as JsonSchema, schema);
    default:
      return false;
  }
}

/** Of variants that are objects, those whose fixed fields are as they say. */
function constantsFit(value: JsonSchema, schema: JsonSchema): boolean {
  return Object.entries(schemaOf(schema["properties"])).every(([name, property]) => {
    const fixed = schemaOf(property);
    return !("const" in fixed) || value[name] === fixed["const"];
  });
}
