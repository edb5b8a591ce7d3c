import type { Database } from "../database/database.ts";
import type { Actor, World } from "../interfaces.ts";

export const auditOutcomes = ["done", "refused", "failed"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Who did what to what, from where, with what outcome; written in the transaction of the deed. */
export interface AuditRecord {
  /** Such as `game.recorded`: a noun and what was done to it. */
  action: string;
  target?: { kind: string; id: string; name?: string };
  outcome?: AuditOutcome;
  /** The network address it came from. */
  address?: string;
  conversationId?: string;
  messageId?: string;
  /** What belongs to it: before and after, a reason. Nothing secret. */
  detail?: Record<string, unknown>;
}

export type AuditDeed = AuditRecord & { actor: Actor };

/** @returns the entry's id */
export async function writeAuditEntry(tx: Database, world: World, record: AuditDeed): Promise<string> {
  const [id] = await writeAuditEntries(tx, world, [record]);
  return id!;
}

/**
 * Writes many entries in one statement, which also puts them down for the sealer. They are as one
 * with whatever else the transaction does.
 *
 * @returns their ids, in the order of the records
 */
export async function writeAuditEntries(tx: Database, world: World, records: readonly AuditDeed[]): Promise<string[]> {
  if (records.length === 0) return [];
  const rows = records.map((record) => rowOf(record, world));
  await tx.query(
    `with entry as (
       insert into tatwats.audit_entry
         (id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name, outcome, address, conversation_id, message_id, detail)
       select * from jsonb_to_recordset($1::jsonb) as r
         (id uuid, at timestamptz, actor_kind text, actor_id text, actor_name text, action text, target_kind text, target_id text,
          target_name text, outcome text, address text, conversation_id uuid, message_id uuid, detail jsonb)
       returning id
     )
     insert into tatwats.audit_unsealed (entry_id) select id from entry`,
    [JSON.stringify(rows, storable)],
  );
  return rows.map((row) => row.id);
}

function rowOf(record: AuditDeed, world: World) {
  return {
    id: world.newId(),
    at: world.now(),
    actor_kind: record.actor.kind,
    actor_id: record.actor.id,
    actor_name: record.actor.name,
    action: record.action,
    target_kind: record.target?.kind ?? null,
    target_id: record.target?.id ?? null,
    target_name: record.target?.name ?? null,
    outcome: record.outcome ?? "done",
    address: record.address ?? null,
    conversation_id: record.conversationId ?? null,
    message_id: record.messageId ?? null,
    detail: record.detail ?? {},
  };
}

/** PostgreSQL's JSON takes neither NUL nor half a surrogate pair; no deed should fail because of one in its record, be it in a value or in a field's name. */
function storable(_key: string, value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (names.every((name) => storableText(name) === name)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [storableText(name), held]));
}

function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").toWellFormed();
}
