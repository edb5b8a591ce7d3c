import { createHash } from "node:crypto";
import type { GameImportProblem } from "@podtracker/contract";
import type { UnderstoodGame } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";

export interface KeyedGame extends UnderstoodGame {
  importKey: string;
}

/**
 * Parts the games that are new from those that an import brought already, which are told as problems: so a table that is
 * sent twice, or again with more lines, doubles nothing. A game that was corrected or voided since is still that game.
 */
export async function setAsideImported(
  sql: Database,
  podId: string,
  understood: readonly UnderstoodGame[],
): Promise<{ games: KeyedGame[]; problems: GameImportProblem[]; importId: string | undefined }> {
  const keyed = understood.map((game) => ({ ...game, importKey: createHash("sha256").update(game.identity).digest("base64url") }));
  const rows = await ask<{ key: string; importId: string }>(
    sql,
    Prisma.sql`
      select g.import_key as key, g.import_id as "importId" from game g join game_import i on i.id = g.import_id
      where g.pod_id = ${podId}::uuid and g.import_key = any(${keyed.map(({ importKey }) => importKey)}::text[])
      order by i.imported_at desc, i.id desc`,
  );
  const there = new Set(rows.map(({ key }) => key));
  const problems = keyed
    .filter(({ importKey }) => there.has(importKey))
    .map(({ line }) => ({ line, code: "already-imported" as const, detail: "This game was imported before.", leftOut: true }));
  return { games: keyed.filter(({ importKey }) => !there.has(importKey)), problems, importId: rows[0]?.importId };
}
