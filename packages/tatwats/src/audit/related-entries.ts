import type { Database } from "../database/database.ts";
import { type AuditEntry, listAuditEntries, readAuditEntry } from "./list-entries.ts";

/**
 * Entries that belong to the same thing as one: of its conversation, or, where it has none or stands
 * alone in it, about the same target. The latest first, without the entry itself.
 */
export async function relatedEntries(db: Database, id: string, limit: number): Promise<AuditEntry[]> {
  const entry = await readAuditEntry(db, id);
  if (!entry) return [];
  const without = (items: AuditEntry[]) => items.filter((each) => each.id !== id).slice(0, limit);
  const conversation = entry.conversationId === null ? [] : await find(db, { conversation: entry.conversationId }, limit);
  if (without(conversation).length > 0 || entry.target === null) return without(conversation);
  return without(await find(db, { target: entry.target.id }, limit));
}

async function find(db: Database, search: { conversation?: string; target?: string }, limit: number): Promise<AuditEntry[]> {
  return (await listAuditEntries(db, { ...search, limit: limit + 1 })).items;
}
