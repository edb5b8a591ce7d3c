import { keepable } from "../database/keepable.ts";

export const logLevels = ["info", "warn", "error"] as const;
export type LogLevel = (typeof logLevels)[number];

/** A line about a helper, on its way to the database. */
export interface LogLine {
  helper: string;
  at: Date;
  level: LogLevel;
  message: string;
  detail: unknown;
  instanceId: string | null;
  messageId: string | null;
}

const longestText = 1_000;
const deepest = 4;
/** Of fields and items, all levels together. */
const mostParts = 100;

export function cutMessage(message: unknown): string {
  return typeof message === "string" ? keepable(message, longestText) : `(${typeof message})`;
}

/**
 * What was logged as JSON can hold it, and no larger than a few kilobytes: cut where it is deep, long
 * or wide. Somebody's object may be anything, also one that throws when it is looked at.
 */
export function cutDetail(detail: unknown): unknown {
  try {
    return copy(detail, deepest, { left: mostParts });
  } catch {
    return { cut: "This could not be looked at." };
  }
}

function copy(value: unknown, depth: number, parts: { left: number }): unknown {
  if (typeof value === "string") return keepable(value, longestText);
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object") return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (depth === 0) return "…";
  const fields: [string, unknown][] = value instanceof Error ? errorFields(value) : entriesOf(value, parts.left);
  const copied: [string, unknown][] = [];
  for (const [field, held] of fields) {
    if (parts.left <= 0) break;
    parts.left -= 1;
    copied.push([keepable(field, 200), copy(held, depth - 1, parts)]);
  }
  if (Array.isArray(value)) return copied.map(([, held]) => held ?? null);
  return Object.fromEntries(copied.filter(([, held]) => held !== undefined));
}

/** No more of them than are wanted: a list may have millions. */
function entriesOf(value: object, most: number): [string, unknown][] {
  const entries: [string, unknown][] = [];
  if (Array.isArray(value)) return value.slice(0, most).map((held, index) => [String(index), held]);
  for (const field in value) {
    if (entries.length >= most) break;
    if (Object.hasOwn(value, field)) entries.push([field, (value as Record<string, unknown>)[field]]);
  }
  return entries;
}

function errorFields(error: Error): [string, unknown][] {
  const fields: [string, unknown][] = [
    ["name", error.name],
    ["message", error.message],
    ["stack", error.stack],
  ];
  return error.cause === undefined ? fields : [...fields, ["cause", error.cause]];
}
