import { createHash } from "node:crypto";
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
  const error = thrown instanceof Error ? thrown : new TypeError(`Thrown was no Error but ${describe(thrown)}`);
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : "";
  const name = keepable(error instanceof TatwatsError ? `${error.name}(${error.code})` : error.name, 200);
  return {
    name,
    message: keepable(error.message, longestMessage),
    stack: keepable(`${error.stack ?? ""}${cause}`, longestStack),
    fingerprint: fingerprintOf(name, error),
  };
}

/** PostgreSQL keeps neither U+0000 nor half a character. */
function keepable(text: string, longest: number): string {
  return String(text).slice(0, longest).replaceAll("\0", "\u{FFFD}").toWellFormed();
}

function fingerprintOf(name: string, error: Error): string {
  const shape = String(error.message)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/gi, "#")
    .slice(0, longestMessage);
  const place =
    (error.stack ?? "").split("\n").find((line) => line.includes(" at ") && !line.includes("node_modules") && !line.includes("node:")) ??
    "";
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
