import { z } from "zod";

/** What a secret looks like to whoever may not read it. */
export const secretMask = "••••••••";

interface JsonSchema {
  secret?: boolean;
  properties?: Record<string, JsonSchema>;
}

/** Replaces every field whose schema has `.meta({ secret: true })`, at any depth of objects. An empty one stays empty. */
export function maskSecrets(schema: z.ZodType, values: unknown): unknown {
  return mapSecrets(schemaOf(schema), values, (value) => (value === "" || value === null || value === undefined ? value : secretMask));
}

/** Puts the values in force where the mask came back. */
export function restoreSecrets(schema: z.ZodType, values: unknown, inForce: unknown): unknown {
  return mapSecrets(schemaOf(schema), values, (value, path) => (value === secretMask ? valueAt(inForce, path) : value));
}

function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as JsonSchema;
}

function mapSecrets(schema: JsonSchema, value: unknown, map: (value: unknown, path: string[]) => unknown, path: string[] = []): unknown {
  if (schema.secret) return map(value, path);
  if (!schema.properties || typeof value !== "object" || value === null) return value;
  const { properties } = schema;
  return Object.fromEntries(
    Object.entries(value).map(([field, held]) => {
      const inner = Object.hasOwn(properties, field) ? properties[field] : undefined;
      return [field, inner ? mapSecrets(inner, held, map, [...path, field]) : held];
    }),
  );
}

function valueAt(values: unknown, path: string[]): unknown {
  return path.reduce<unknown>((value, field) => (value as Record<string, unknown> | null | undefined)?.[field], values);
}
