import { longestReason, writeDeed } from "../audit/write-deed.ts";
import type { TransactionalDatabase } from "../database/database.ts";
import { keepable } from "../database/keepable.ts";
import { madeOnce } from "../database/made-once.ts";
import { TatwatsError } from "../errors.ts";
import type { World, Steering } from "../interfaces.ts";

/**
 * Puts on record that somebody looks after an incident. Who does so first is who is named.
 *
 * @throws TatwatsError `not-found`, `refused` when it has closed or somebody was earlier
 */
export async function acknowledgeIncident(database: TransactionalDatabase, world: World, id: string, steering: Steering): Promise<void> {
  await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ rule: string; component: string; closed: boolean; acknowledged_by: string | null }>(
      "select rule, component, closed_at is not null as closed, acknowledged_by from tatwats.incident where id = $1::uuid for update",
      [id],
    );
    const incident = rows[0];
    if (!incident) throw new TatwatsError("not-found", "There is no such incident.");
    if (incident.closed) throw new TatwatsError("refused", "This incident has closed by itself meanwhile.");
    if (incident.acknowledged_by !== null)
      throw new TatwatsError("refused", `${incident.acknowledged_by} looks after this incident already.`);
    await tx.query(
      "update tatwats.incident set acknowledged_by = $2, acknowledged_at = now(), acknowledged_reason = $3 where id = $1::uuid",
      [id, steering.by.name, keepable(steering.reason, longestReason)],
    );
    await writeDeed(tx, world, steering, {
      action: "incident.acknowledged",
      target: { kind: "incident", id, name: `${incident.rule}: ${incident.component}` },
    });
  });
}

/** Which incidents, and until when. */
export interface SilenceOrder {
  /** Default: every rule. */
  rule?: string;
  /** Default: every component. */
  component?: string;
  /** ISO 8601, at most 30 days ahead. */
  until: string;
}

const longestMs = 30 * 24 * 3_600_000;

/**
 * Keeps incidents from counting until an end: they open and close as ever, and say that they are silenced.
 *
 * @returns the silence's id
 * @throws TatwatsError `refused` for an end that is past or too far, or without a reason
 */
export async function silence(
  database: TransactionalDatabase,
  world: World,
  { rule, component, until }: SilenceOrder,
  steering: Steering,
): Promise<string> {
  const aheadMs = Date.parse(until) - world.now().getTime();
  if (!(aheadMs > 0 && aheadMs <= longestMs)) throw new TatwatsError("refused", "A silence ends in the future, 30 days ahead at most.");
  if (steering.reason.trim() === "") throw new TatwatsError("refused", "A silence needs a reason.");
  return await database.transaction(
    async (tx) =>
      await madeOnce(tx, steering.once, { rule, component, until }, async () => {
        const id = world.newId();
        await tx.query(
          "insert into tatwats.silence (id, rule, component, reason, by, until) values ($1::uuid, $2, $3, $4, $5, $6::timestamptz)",
          [id, rule ?? null, component ?? null, keepable(steering.reason, longestReason), steering.by.name, until],
        );
        await writeDeed(tx, world, steering, {
          action: "incidents.silenced",
          target: { kind: "silence", id, name: `${rule ?? "every rule"}: ${component ?? "every component"}` },
          detail: { rule: rule ?? null, component: component ?? null, until },
        });
        return id;
      }),
  );
}

/** @throws TatwatsError `not-found` for one that has ended */
export async function endSilence(database: TransactionalDatabase, world: World, id: string, steering: Steering): Promise<void> {
  await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ rule: string | null; component: string | null }>(
      "update tatwats.silence set until = now() where id = $1::uuid and until > now() returning rule, component",
      [id],
    );
    if (!rows[0]) throw new TatwatsError("not-found", "There is no such silence, or it has ended.");
    const { rule, component } = rows[0];
    await writeDeed(tx, world, steering, {
      action: "silence.ended",
      target: { kind: "silence", id, name: `${rule ?? "every rule"}: ${component ?? "every component"}` },
    });
  });
}
