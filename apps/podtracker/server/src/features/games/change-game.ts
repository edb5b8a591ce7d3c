import type { Game, GameRevision } from "@podtracker/contract";
import { gameDifferences } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { Call } from "../../platform/http/route-handlers.ts";
import { tellPod } from "../chat/tell-pod.ts";
import { changeWords } from "./change-words.ts";
import { recordOf, type StoredRecord } from "./game-record.ts";
import { type GameRow, gameShape, readGameRows } from "./game-shape.ts";
import { gameTarget } from "./game-target.ts";

/** The routes that change a game that is on record. */
export type GameChangeCall = Call<"correctGame" | "voidGame" | "restoreGame">;

export interface RecordChange {
  kind: Exclude<GameRevision["kind"], "recorded">;
  before: GameRow;
  reason: string | null;
  /** Writes the record as it is to stand. */
  write(): Promise<void>;
}

/** The game, locked: changes of one come one after the other. The pod first, as everywhere: its chat is told in the same transaction. */
export async function lockGame({
  sql,
  params: { gameId },
  member,
}: Pick<GameChangeCall | Call<"putGameAside">, "sql" | "params" | "member">): Promise<GameRow> {
  await ask(sql, Prisma.sql`select 1 from pod where id = ${member.podId}::uuid for no key update`);
  await ask(sql, Prisma.sql`select 1 from game where id = ${gameId}::uuid for no key update`);
  const [row] = await readGameRows(sql, Prisma.sql`g.id = ${gameId}::uuid`);
  // It was there when access was checked; the undoing of its import came before the lock.
  if (!row) throw new AppError("not-found", "There is no such game any more.");
  return row;
}

/**
 * Changes the record of a game that is over, in one transaction with its new revision (and the first, where it
 * has none yet), the audit entry, a word in the pod's chat and the message to the helpers.
 */
export async function changeGame(call: GameChangeCall, { kind, before, reason, write }: RecordChange): Promise<Game> {
  const { sql, user, member, now, audit, announce, services } = call;
  const { id: gameId, podId } = before;
  const first = { kind: "recorded", userId: before.recordedById, at: before.recordedAt, reason: null } as const;
  await keepRevision(sql, { ...first, gameId, revision: before.revision, record: recordOf(before) });
  await write();
  const revision = before.revision + 1;
  await ask(sql, Prisma.sql`update game set revision = ${revision} where id = ${gameId}::uuid`);
  const [row] = await readGameRows(sql, Prisma.sql`g.id = ${gameId}::uuid`);
  await keepRevision(sql, { gameId, revision, kind, userId: user.id, at: now, reason, record: recordOf(row!) });

  const [was, is] = [gameShape(before), gameShape(row!)];
  await tellPod(call, podId, changeWords({ kind, was, is, byMemberId: member.id, reason }), gameId);
  const [pod] = await ask<{ name: string }>(sql, Prisma.sql`select name from pod where id = ${podId}::uuid`);
  const about = { gameId, podId, podName: pod!.name, playedAt: is.playedAt };
  const players = [...new Set([...was.seats, ...is.seats].map(({ memberId }) => memberId))];
  const messageId = await services.tatwats.publish(
    "game.corrected",
    { ...about, revision, change: kind, userId: user.id, reason, players },
    { in: sql },
  );
  // Names stand in the record by id: the log is not to know people who have gone.
  const changes = gameDifferences(was, is)
    .filter(({ what }) => what !== "seat-order")
    .map(({ what, memberId, before: old, after }) => ({ what, ...(memberId ? { memberId } : {}), before: old, after }));
  const detail = { podId, revision, ...(reason ? { reason } : {}), changes };
  await audit({ action: `game.${kind}`, target: gameTarget(about), messageId, detail });
  announce(`pod:${podId}`, "game:recorded", is);
  return is;
}

interface NewRevision {
  gameId: string;
  revision: number;
  kind: GameRevision["kind"];
  userId: string | null;
  at: Date;
  reason: string | null;
  record: StoredRecord;
}

async function keepRevision(sql: Database, { gameId, revision, kind, userId, at, reason, record }: NewRevision): Promise<void> {
  await ask(
    sql,
    Prisma.sql`
      insert into game_revision (game_id, revision, kind, user_id, at, reason, record)
      values (${gameId}::uuid, ${revision}, ${kind}::game_revision_kind, ${userId}::uuid, ${at}::timestamptz, ${reason}, ${JSON.stringify(record)}::jsonb)
      on conflict do nothing`,
  );
}
