import { z } from "zod";

/** What a secret looks like to whoever may not read it. */
export const secretMask = "••••••••";

interface JsonSchema {
  secret?: boolean;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema | boolean;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

/** Replaces every field whose schema has `.meta({ secret: true })`, at any depth. Where a value may be of several kinds of which one is secret, it is. An empty one stays empty. */
export function maskSecrets(schema: z.ZodType, values: unknown): unknown {
  return mapSecrets(schemaOf(schema), values, (value) => (value === "" || value === null || value === undefined ? value : secretMask));
}

/** Puts the values in force where the mask came back. */
export function restoreSecrets(schema: z.ZodType, values: unknown, inForce: unknown): unknown {
  return mapSecrets(schemaOf(schema), values, (value, path) => (value === secretMask ? valueAt(inForce, path) : value));
}

function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { unrepresentable: "any", io: "input", reused: "inline", cycles: "throw" }) as JsonSchema;
}

function mapSecrets(schema: JsonSchema, value: unknown, map: (value: unknown, path: string[]) => unknown, path: string[] = []): unknown {
  if (schema.secret) return map(value, path);
  const kinds = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const whole = kinds.reduce<unknown>((held, kind) => mapSecrets(kind, held, map, path), value);
  if (typeof whole !== "object" || whole === null) return whole;
  const inside = (field: string, held: unknown) => {
    const inner = innerSchema(schema, field, Array.isArray(whole));
    return inner ? mapSecrets(inner, held, map, [...path, field]) : held;
  };
  if (Array.isArray(whole)) return whole.map((held, index) => inside(String(index), held));
  return Object.fromEntries(Object.entries(whole).map(([field, held]) => [field, inside(field, held)]));
}

function innerSchema(
  { properties, additionalProperties, items, prefixItems }: JsonSchema,
  field: string,
  isList: boolean,
): JsonSchema | undefined {
  if (isList) return prefixItems?.[Number(field)] ?? (typeof items === "object" ? items : undefined);
  if (properties && Object.hasOwn(properties, field)) return properties[field];
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

function valueAt(values: unknown, path: string[]): unknown {
  return path.reduce<unknown>((value, field) => (value as Record<string, unknown> | null | undefined)?.[field], values);
}
