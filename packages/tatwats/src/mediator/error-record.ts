import { createHash } from "node:crypto";
import { keepable } from "../database/keepable.ts";
import { TatwatsError } from "../errors.ts";

/** An error as the journal keeps it. */
export interface ErrorRecord {
  name: string;
  message: string;
  stack: string;
  /** The same for errors of the same cause: of its name, its message without numbers and ids, and its first own line. */
  fingerprint: string;
}

const longestMessage = 2_000;
const longestStack = 8_000;

export function recordError(thrown: unknown): ErrorRecord {
  try {
    return describeError(thrown);
  } catch {
    // Somebody's error can be anything, also one that throws when it is looked at.
    const message = "Thrown was something that cannot even be described.";
    return { name: "Error", message, stack: "", fingerprint: createHash("sha256").update(message).digest("hex").slice(0, 16) };
  }
}

function describeError(thrown: unknown): ErrorRecord {
  const error = thrown instanceof Error ? thrown : new TypeError(`Thrown was no Error but ${describe(thrown)}`);
  const cause = error.cause instanceof Error ? `\ncaused by ${String(error.cause.stack ?? error.cause.message)}` : "";
  const name = keepable(error instanceof TatwatsError ? `${error.name}(${error.code})` : error.name, 200);
  return {
    name,
    message: keepable(error.message, longestMessage),
    stack: keepable(`${String(error.stack ?? "")}${cause}`, longestStack),
    fingerprint: fingerprintOf(name, error),
  };
}

function fingerprintOf(name: string, error: Error): string {
  const shape = String(error.message)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/gi, "#")
    .slice(0, longestMessage);
  const place =
    String(error.stack ?? "")
      .split("\n")
      .find((line) => /^\s+at /.test(line) && !line.includes("node_modules") && !line.includes("node:")) ?? "";
  const where = place.replace(/.*[\\/]/, "").replace(/:\d+:\d+\)?$/, "");
  return createHash("sha256").update(`${name}\n${shape}\n${where}`).digest("hex").slice(0, 16);
}

function describe(thrown: unknown): string {
  try {
    return String(JSON.stringify(thrown)).slice(0, 200);
  } catch {
    return typeof thrown;
  }
}
