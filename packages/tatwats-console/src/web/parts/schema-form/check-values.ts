import { z } from "zod";
import { faultWords } from "./fault-words.ts";
import { type JsonSchema, pathOf, propertiesOf, resolveSchema, schemaOf } from "./json-schema.ts";

// Otherwise zod tries out whether it may make functions from text, which the content security policy forbids.
z.config({ jitless: true });

/** Faults by the path of their place; the first of each place. */
export type Faults = ReadonlyMap<string, string>;

/** Checks values against a JSON Schema, place by place. A schema that cannot be read allows everything: the server has the last word. */
export function createCheck(schema: JsonSchema): (value: unknown) => Faults {
  const type = typeOf(schema);
  return (value) => {
    const faults = new Map<string, string>();
    const result = type?.safeParse(value, { reportInput: true });
    for (const issue of result?.error?.issues ?? []) {
      const keys = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
      const path = keys.reduce<string>((parent, key) => pathOf(parent, key), "");
      if (!faults.has(path)) faults.set(path, faultWords(issue, schemaAt(schema, keys)));
    }
    return faults;
  };
}

function typeOf(schema: JsonSchema): z.ZodType | undefined {
  try {
    return z.fromJSONSchema(schema);
  } catch {
    return undefined;
  }
}

/** The schema of a place, as far as it can be told without the values. */
function schemaAt(root: JsonSchema, keys: readonly (string | number)[]): JsonSchema {
  let schema = resolveSchema(root, root);
  for (const key of keys) {
    const property = typeof key === "string" ? propertiesOf(schema).find(([name]) => name === key)?.[1] : schemaOf(schema["items"]);
    schema = resolveSchema(property ?? schemaOf(schema["additionalProperties"]), root);
  }
  return schema;
}
