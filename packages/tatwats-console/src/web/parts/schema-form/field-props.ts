import type { JsonSchema } from "./json-schema.ts";

export interface FieldProps {
  /** Resolved: without a reference. */
  schema: JsonSchema;
  /** Its key; empty for the whole and for items of a list. */
  name: string;
  path: string;
  required: boolean;
  value: unknown;
  /** Undefined takes the value away. */
  onChange: (value: unknown) => void;
}
