import type { z } from "zod";
import { type JsonSchema, numberOf } from "./json-schema.ts";

/** What is wrong with a value, as people say it: `Between 1 and 64.` */
export function faultWords(issue: z.core.$ZodIssue, schema: JsonSchema): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined && issue.message.endsWith("received undefined")
        ? "Is needed."
        : `Must be ${article(issue.expected)}.`;
    case "too_small":
    case "too_big":
      return limitWords(issue, schema);
    case "invalid_value":
      return `Must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}.`;
    case "invalid_format":
      return formatWords(issue.format);
    case "not_multiple_of":
      return `Must be a multiple of ${issue.divisor}.`;
    case "unrecognized_keys":
      return `Has no field ${issue.keys.join(", ")}.`;
    case "invalid_union":
      return "Fits none of what is allowed.";
    case "custom":
    case "invalid_element":
    case "invalid_key":
      return `${issue.message.replace(/\.$/, "")}.`;
  }
}

function limitWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, schema: JsonSchema): string {
  const [unit, low, high] = limitsOf(issue.origin, schema);
  if (issue.code === "too_small" && issue.origin === "string" && low === 1) return "Must not be empty.";
  if (low !== undefined && high !== undefined && low !== high) return `Between ${low} and ${high}${unit}.`;
  const limit = issue.code === "too_small" ? issue.minimum : issue.maximum;
  const inclusive = issue.inclusive !== false;
  if (issue.code === "too_small") return `${inclusive ? "At least" : "More than"} ${String(limit)}${unit}.`;
  return `${inclusive ? "At most" : "Less than"} ${String(limit)}${unit}.`;
}

function limitsOf(origin: string, schema: JsonSchema): [unit: string, low: number | undefined, high: number | undefined] {
  if (origin === "string") return [" characters", numberOf(schema, "minLength"), numberOf(schema, "maxLength")];
  if (origin === "array") return [" items", numberOf(schema, "minItems"), numberOf(schema, "maxItems")];
  return ["", numberOf(schema, "minimum"), numberOf(schema, "maximum")];
}

const formats: Record<string, string> = {
  email: "Must be an e-mail address.",
  url: "Must be an address such as https://example.org/.",
  uuid: "Must be a UUID.",
  guid: "Must be a UUID.",
  datetime: "Must be a time such as 2026-11-23T19:30:00Z.",
  date: "Must be a day such as 2026-11-23.",
  regex: "Has not the form that is asked for.",
};

function formatWords(format: string): string {
  return formats[format] ?? `Must be of the form ${format}.`;
}

function article(type: string): string {
  if (type === "int") return "a whole number";
  if (type === "array") return "a list";
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
