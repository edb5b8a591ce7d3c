import { type AuditDeed, writeAuditEntries } from "../audit/write-entry.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { World } from "../interfaces.ts";
import { type Judgement, judgeIncidents, type OpenIncident } from "./judge-incidents.ts";
import { readSight } from "./read-sight.ts";

const incidentLock = 7_281_990_121;
const watch = { kind: "system" as const, id: "the_mediator", name: "the_mediator" };

/**
 * Opens and closes incidents by the rules, each with its audit entry. Any process may do it; one does
 * at a time, and what is open is in the database, so that a restart changes nothing.
 */
export async function watchIncidents(database: TransactionalDatabase, world: World): Promise<void> {
  await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [incidentLock]);
    if (!rows[0]!.mine) return;
    const { open, now } = await readOpen(tx);
    const judgement = judgeIncidents(open, await readSight(tx), now);
    await write(tx, world, judgement);
  });
}

async function readOpen(tx: Database): Promise<{ open: OpenIncident[]; now: Date }> {
  const { rows: clock } = await tx.query<{ now: Date }>("select now()");
  const { rows } = await tx.query<OpenIncident>(
    `select id, rule, component, opened_at as "openedAt" from tatwats.incident where closed_at is null`,
  );
  return { open: rows, now: clock[0]!.now };
}

async function write(tx: Database, world: World, { open, stay, close }: Judgement): Promise<void> {
  const opened = open.map((incident) => ({ id: world.newId(), ...incident }));
  if (opened.length > 0) {
    await tx.query(
      `insert into tatwats.incident (id, rule, component, severity, sentence)
       select * from jsonb_to_recordset($1::jsonb) as n (id uuid, rule text, component text, severity text, sentence text)`,
      [JSON.stringify(opened)],
    );
  }
  if (stay.length > 0) {
    await tx.query(
      `update tatwats.incident i set seen_at = now(), severity = coalesce(n.severity, i.severity), sentence = coalesce(n.sentence, i.sentence)
       from jsonb_to_recordset($1::jsonb) as n (id uuid, severity text, sentence text) where i.id = n.id`,
      [JSON.stringify(stay)],
    );
  }
  if (close.length > 0) {
    await tx.query("update tatwats.incident set closed_at = now() where id = any($1::uuid[])", [close.map(({ id }) => id)]);
  }
  await writeAuditEntries(tx, world, [
    ...opened.map(({ id, rule, component, severity, sentence }): AuditDeed => ({
      actor: watch,
      action: "incident.opened",
      target: { kind: "incident", id, name: `${rule}: ${component}` },
      outcome: "failed",
      detail: { rule, component, severity, sentence },
    })),
    ...close.map(({ id, rule, component, why, lastedMs }): AuditDeed => ({
      actor: watch,
      action: "incident.closed",
      target: { kind: "incident", id, name: `${rule}: ${component}` },
      detail: { rule, component, reason: why, lastedMs },
    })),
  ]);
}
