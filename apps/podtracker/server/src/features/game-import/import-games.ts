import type { GameImportMapping, GamesImport } from "@podtracker/contract";
import { type KnownPlayer, MOST_TABLE_LINES, type TableMapping, understandGames } from "@podtracker/rules";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { SqlCall, SqlHandler } from "../../platform/http/route-handlers.ts";
import { commanderNamesOf } from "./commander-names.ts";
import { describeImport } from "./describe-import.ts";
import { keepImport } from "./keep-import.ts";
import { readKnownPlayers } from "./known-players.ts";
import { setAsideImported } from "./set-aside-imported.ts";

/** Understands a table of games, and unless it is a dry run keeps all of it: the games, who was not there yet, and word of it. */
export const importGames: SqlHandler<"importGames"> = {
  async inSql(call) {
    const { sql, params, body, services, now } = call;
    needText(body.csv);
    // The pod first, as everywhere: of two imports at once the second sees what the first has brought.
    if (!body.dryRun) await ask(sql, Prisma.sql`select 1 from pod where id = ${params.podId}::uuid for no key update`);
    const { members = {}, timeZone, ...mapping } = body.mapping ?? {};
    const known = await readKnownPlayers(sql, params.podId);
    const table = understandGames(body.csv, {
      names: commanderNamesOf(services.cards, () => performance.now()),
      known,
      players: saidPlayers(members, known),
      mapping: mapping satisfies TableMapping,
      timeZone: timeZone ?? (await ownTimeZone(call)) ?? "UTC",
      now,
    });
    if (!table) throw new AppError("not-a-table", "This is no table of games: no rows with two columns were found. Nothing was imported.");
    const { games, problems, importId } = await setAsideImported(sql, params.podId, table.games);
    const described = describeImport({ ...table, games, problems: [...table.problems, ...problems] });
    if (body.dryRun) return described;
    if (table.open) throw openQuestion(described);
    if (games.length > 0) return { ...described, batchId: await keepImport(call, { games, players: table.players }) };
    if (importId !== undefined) return { ...described, batchId: importId };
    throw new AppError("nothing-to-import", "No game was understood. Look at the problems of a dry run; nothing was imported.");
  },
};

/** A file of other bytes than UTF-8 comes in with marks in the place of what could not be read, or with zeros. */
function needText(csv: string): void {
  if (!csv.isWellFormed() || csv.includes("\uFFFD") || csv.includes("\0")) {
    throw new AppError("not-text", "This isn’t UTF-8 text. Save the spreadsheet as “CSV UTF-8” and try again; nothing was imported.");
  }
  let ends = 0;
  for (const _ of csv.trimEnd().matchAll(/\r\n|\r|\n/g)) if (++ends > MOST_TABLE_LINES) break;
  if (ends <= MOST_TABLE_LINES) return;
  const most = MOST_TABLE_LINES.toLocaleString("en");
  throw new AppError("too-many-lines", `A table may have ${most} lines; this one has more. Cut it in two; nothing was imported.`);
}

/** @throws AppError where a name is to mean nobody of this pod */
function saidPlayers(members: NonNullable<GameImportMapping["members"]>, known: readonly KnownPlayer[]): Map<string, string | null> {
  const ids = new Set(known.map(({ memberId }) => memberId));
  for (const [name, memberId] of Object.entries(members)) {
    if (memberId === null || ids.has(memberId)) continue;
    const errors = [{ path: `body.mapping.members.${name}`, message: "is no member of the pod" }];
    throw new AppError("unknown-member", "The pod has no such member. Nothing was imported.", { errors });
  }
  return new Map(Object.entries(members));
}

async function ownTimeZone({ sql, user }: Pick<SqlCall, "sql" | "user">): Promise<string | null> {
  const [row] = await ask<{ zone: string | null }>(sql, Prisma.sql`select time_zone as zone from "user" where id = ${user.id}::uuid`);
  return row?.zone ?? null;
}

function openQuestion({ problems }: GamesImport): AppError {
  const asked = problems.filter(({ code }) => code === "missing-columns" || code === "ambiguous-dates");
  const errors = asked.map(({ detail }) => ({ path: "body.mapping", message: detail }));
  return new AppError("question-open", `${asked[0]?.detail ?? "Something must be said first."} Nothing was imported.`, { errors });
}
