import { parseArgs } from "node:util";

export interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

const optionTypes = {
  database: { type: "string" },
  keys: { type: "string" },
  app: { type: "string" },
  reason: { type: "string" },
  message: { type: "string" },
  helper: { type: "string" },
  type: { type: "string" },
  fingerprint: { type: "string" },
  format: { type: "string" },
  q: { type: "string" },
  all: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

export type CliOptions = ReturnType<typeof parse>["values"];

/** @throws what `parseArgs` throws for what it does not know */
export function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });
}
