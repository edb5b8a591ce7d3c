import type { Database } from "../database/database.ts";
import { type AuditEntry, listAuditEntries } from "./list-entries.ts";
import type { AuditSearch } from "./find-entries.ts";

export const exportFormats = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const pageSize = 1_000;

const columns = [
  ...(["id", "at", "actor_kind", "actor_id", "actor_name", "action", "target_kind", "target_id", "target_name", "outcome"] as const),
  ...(["address", "conversation_id", "message_id", "before", "after", "detail", "seal"] as const),
];

/**
 * All entries that match, the latest first, a page a string, without holding more than a page.
 *
 * `jsonl`: an entry a line, as `listAuditEntries` answers it. `csv`: RFC 4180 in UTF-8 with a line of
 * names; `before`, `after` and the whole `detail` as JSON. A field that a spreadsheet would take for
 * a formula (one that begins with = + - @, a tab or a carriage return) gets an apostrophe before it.
 */
export async function* exportAudit(db: Database, filter: AuditSearch, format: ExportFormat): AsyncGenerator<string> {
  if (format === "csv") yield lineOf(columns);
  let cursor: string | undefined;
  do {
    const page = await listAuditEntries(db, { ...filter, limit: pageSize, cursor });
    if (page.items.length > 0) yield page.items.map(format === "csv" ? csvLine : jsonLine).join("");
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function jsonLine(entry: AuditEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

function csvLine(entry: AuditEntry): string {
  const { id, at, actor, action, target, outcome, address, conversationId, messageId, detail, seal } = entry;
  const fields = [id, at, actor.kind, actor.id, actor.name, action, target?.kind, target?.id, target?.name, outcome];
  const rest = [address, conversationId, messageId, asJson(detail["before"]), asJson(detail["after"]), asJson(detail), seal];
  return lineOf([...fields, ...rest].map((field) => String(field ?? "")));
}

function asJson(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value);
}

function lineOf(fields: readonly string[]): string {
  return `${fields.map((field) => quoted(field)).join(",")}\r\n`;
}

function quoted(field: string): string {
  const harmless = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
