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

export async function writeAuditEntry(tx: Database, world: World, record: AuditRecord & { actor: Actor }): Promise<string> {
  const id = world.newId();
  await tx.query(
    `insert into tatwats.audit_entry
       (id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name, outcome, address, conversation_id, message_id, detail)
     values ($1::uuid, $2::timestamptz, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::uuid, $13::uuid, $14::jsonb)`,
    [
      id,
      world.now(),
      record.actor.kind,
      record.actor.id,
      record.actor.name,
      record.action,
      record.target?.kind ?? null,
      record.target?.id ?? null,
      record.target?.name ?? null,
      record.outcome ?? "done",
      record.address ?? null,
      record.conversationId ?? null,
      record.messageId ?? null,
      JSON.stringify(record.detail ?? {}),
    ],
  );
  return id;
}
