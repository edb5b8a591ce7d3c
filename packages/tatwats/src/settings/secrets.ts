import { z } from "zod";

/** What a secret looks like to whoever may not read it. */
export const secretMask = "••••••••";

interface JsonSchema {
  secret?: boolean;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
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
  return mapSecrets({ root: schemaOf(schema), map: maskOf }, values);
}

/** Puts the values in force where the mask came back. In a list a secret is known by its place: whoever moves one writes it anew. */
export function restoreSecrets(schema: z.ZodType, values: unknown, inForce: unknown): unknown {
  const map = (value: unknown, path: string[]) => (value === secretMask ? valueAt(inForce, path) : value);
  return mapSecrets({ root: schemaOf(schema), map }, values);
}

/** What is shown in the place of a secret value. */
export function maskOf(value: unknown): unknown {
  return value === "" || value === null || value === undefined ? value : secretMask;
}

const known = new WeakMap<z.ZodType, JsonSchema>();

/** Made once for each schema: it costs more than all else here. */
function schemaOf(schema: z.ZodType): JsonSchema {
  const made = known.get(schema) ?? (z.toJSONSchema(schema, { unrepresentable: "any", io: "input", reused: "inline" }) as JsonSchema);
  known.set(schema, made);
  return made;
}

interface Walk {
  root: JsonSchema;
  map(value: unknown, path: string[]): unknown;
}

function mapSecrets(walk: Walk, value: unknown, given: JsonSchema = walk.root, path: string[] = []): unknown {
  const schema = given.$ref === undefined ? given : referred(walk.root, given.$ref);
  if (schema.secret) return walk.map(value, path);
  const kinds = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const whole = kinds.reduce<unknown>((held, kind) => mapSecrets(walk, held, kind, path), value);
  if (typeof whole !== "object" || whole === null) return whole;
  const inside = (field: string, held: unknown) => {
    const inner = innerSchema(schema, field, Array.isArray(whole));
    return inner ? mapSecrets(walk, held, inner, [...path, field]) : held;
  };
  if (Array.isArray(whole)) return whole.map((held, index) => inside(String(index), held));
  return Object.fromEntries(Object.entries(whole).map(([field, held]) => [field, inside(field, held)]));
}

/** A schema that holds itself refers to its root or to one of its definitions. */
function referred(root: JsonSchema, reference: string): JsonSchema {
  return reference === "#" ? root : (root.$defs?.[reference.replace("#/$defs/", "")] ?? {});
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
