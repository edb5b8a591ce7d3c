import type { z } from "zod";
import type { AnyHelper } from "../helper/define-helper.ts";
import { maskOf, maskSecrets } from "../settings/secrets.ts";
import { acceptanceOf } from "./draft.ts";
import { replySuffix } from "./replies.ts";

/**
 * A payload for somebody who may not read secrets: every field that a schema of it marks with
 * `.meta({ secret: true })` is masked, as in settings. Schemas are those of whoever accepts it, of
 * whoever says that it emits it, and of replies. Of a type that no helper here knows, nobody can say
 * what is secret: then every value is masked.
 *
 * @param recipient whose schema counts; null for all that accept the type
 */
export function maskPayload(helpers: readonly AnyHelper[], type: string, recipient: string | null, payload: unknown): unknown {
  const schemas = schemasOf(helpers, type, recipient);
  if (schemas.length === 0) return maskAll(payload);
  return schemas.reduce((masked, schema) => maskSecrets(schema, masked), payload);
}

function schemasOf(helpers: readonly AnyHelper[], type: string, recipient: string | null): z.ZodType[] {
  const accepting = helpers.filter((helper) => acceptanceOf(helper, type));
  const named = accepting.filter(({ name }) => name === recipient);
  const accepted = (named.length > 0 ? named : accepting).map((helper) => acceptanceOf(helper, type)!.payload);
  const question = type.endsWith(replySuffix) ? type.slice(0, -replySuffix.length) : undefined;
  const others = helpers.flatMap(({ emits, replies }) => [own(emits, type), question === undefined ? undefined : own(replies, question)]);
  return [...accepted, ...others.filter((schema) => schema !== undefined)];
}

function own(schemas: Record<string, z.ZodType>, type: string): z.ZodType | undefined {
  return Object.hasOwn(schemas, type) ? schemas[type] : undefined;
}

function maskAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskAll);
  if (typeof value !== "object" || value === null) return maskOf(value);
  return Object.fromEntries(Object.entries(value).map(([field, held]) => [field, maskAll(held)]));
}
