import { type JsonSchema, numberOf, textOf } from "./json-schema.ts";

/** `keepDays` → `Keep days`; a title of the schema's own comes first. */
export function labelOf(name: string, schema: JsonSchema): string {
  const title = textOf(schema, "title");
  if (title) return title;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const units = [
  "ms",
  "milliseconds",
  "seconds",
  "minutes",
  "hours",
  "days",
  "weeks",
  "percent",
  "bytes",
  "characters",
  "sentences",
  "words",
  "messages",
  "items",
];
const unitWords = units.join("|");
const unitForms = [
  new RegExp(`\\((${unitWords})\\)`, "i"),
  new RegExp(`\\bin (${unitWords})\\b`, "i"),
  new RegExp(`^(${unitWords})\\b`, "i"),
];

/** The unit of a number, where its description says one: `Days a voided game stays restorable` → `days`. */
export function unitOf(schema: JsonSchema): string | undefined {
  const description = textOf(schema, "description");
  if (!description) return undefined;
  for (const form of unitForms) {
    const found = form.exec(description)?.[1];
    if (found) return found.toLowerCase();
  }
  return undefined;
}

/** The limits of a value: `1 to 12`, `at most 200 characters`. */
export function limitsOf(schema: JsonSchema): string | undefined {
  const [low, high] = [numberOf(schema, "minimum"), numberOf(schema, "maximum")];
  const numbers = between(low, high, "");
  const characters = between(undefined, numberOf(schema, "maxLength"), " characters");
  return numbers ?? characters ?? between(numberOf(schema, "minItems"), numberOf(schema, "maxItems"), " items");
}

function between(low: number | undefined, high: number | undefined, unit: string): string | undefined {
  if (low !== undefined && high !== undefined) return `${low} to ${high}${unit}`;
  if (low !== undefined) return `at least ${low}${unit}`;
  return high === undefined ? undefined : `at most ${high}${unit}`;
}
