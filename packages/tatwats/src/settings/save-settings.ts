import { z } from "zod";
import { longestReason, writeDeed } from "../audit/write-deed.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { keepable } from "../database/keepable.ts";
import { notify } from "../database/notices.ts";
import { TatwatsError } from "../errors.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import type { World, Steering } from "../interfaces.ts";
import { faultsOf } from "../mediator/draft.ts";
import { currentSettings } from "./current-settings.ts";
import { maskSecrets, restoreSecrets } from "./secrets.ts";

export interface SettingRevision {
  revision: number;
  /** Secrets masked. */
  values: unknown;
  author: string;
  reason: string;
  createdAt: string;
}

/** A helper's revisions, the latest first. */
export async function listSettingRevisions(db: Database, helper: AnyHelper, limit = 50): Promise<SettingRevision[]> {
  const { rows } = await db.query<{ revision: number; settings: unknown; author: string; reason: string; created_at: Date }>(
    "select revision, settings, author, reason, created_at from tatwats.setting_revision where helper = $1 order by revision desc limit $2::int",
    [helper.name, limit],
  );
  return rows.map(({ revision, settings, author, reason, created_at }) => ({
    revision,
    values: maskSecrets(helper.settings, settings),
    author,
    reason,
    createdAt: created_at.toISOString(),
  }));
}

/**
 * Saves a new revision, made from the one that its author saw. Every instance applies it within two
 * seconds and says so. A masked secret that comes back unchanged keeps its value.
 *
 * @returns the new revision's number: saving always makes one, so that the reason is kept
 * @throws TatwatsError `settings-refused` with the path of each fault, `revision-conflict` when somebody else has saved meanwhile
 */
export async function saveSettings(
  database: TransactionalDatabase,
  world: World,
  helper: AnyHelper,
  { values, base }: { values: unknown; base: number },
  steering: Steering,
): Promise<number> {
  return await database.transaction(async (tx) => {
    await tx.query("select 1 from tatwats.helper where name = $1 for update", [helper.name]);
    const before = await currentSettings(tx, helper);
    if (before.revision !== base) {
      throw new TatwatsError(
        "revision-conflict",
        `Somebody has saved revision ${before.revision} meanwhile; yours was made from ${base}. Look at theirs first.`,
      );
    }
    const after = parse(helper, restoreSecrets(helper.settings, values, before.settings));
    const revision = before.revision + 1;
    await tx.query(
      "insert into tatwats.setting_revision (helper, revision, settings, author, reason) values ($1, $2::int, $3::jsonb, $4, $5)",
      [helper.name, revision, JSON.stringify(after), steering.by.name, keepable(steering.reason, longestReason)],
    );
    await notify(tx, "control", helper.name);
    await writeDeed(tx, world, steering, {
      action: "settings.changed",
      target: { kind: "helper", id: helper.name, name: helper.name },
      detail: { revision, before: maskSecrets(helper.settings, before.settings), after: maskSecrets(helper.settings, after) },
    });
    return revision;
  });
}

/**
 * Makes an earlier revision's values the newest revision.
 *
 * @throws TatwatsError `not-found`, `settings-refused` when they no longer fit, `revision-conflict`
 */
export async function rollBackSettings(
  database: TransactionalDatabase,
  world: World,
  helper: AnyHelper,
  { to, base }: { to: number; base: number },
  steering: Steering,
): Promise<number> {
  const { rows } = await database.query<{ settings: unknown }>(
    "select settings from tatwats.setting_revision where helper = $1 and revision = $2::int",
    [helper.name, to],
  );
  if (!rows[0]) throw new TatwatsError("not-found", `${helper.name} has no revision ${to}.`);
  return await saveSettings(
    database,
    world,
    helper,
    { values: rows[0].settings, base },
    { ...steering, reason: `back to revision ${to}: ${steering.reason}` },
  );
}

function parse(helper: AnyHelper, values: unknown): unknown {
  const schema = helper.settings as z.ZodType;
  // A field that the helper does not have is a mistake, not something to drop quietly.
  const strict = schema instanceof z.ZodObject ? schema.strict() : schema;
  const parsed = strict.safeParse(values);
  if (parsed.success && !/\\u(?:0000|d[89a-f])/i.test(JSON.stringify(parsed.data))) return parsed.data;
  const faults = parsed.success ? [{ path: "", message: "holds U+0000 or half a character" }] : faultsOf(parsed.error);
  throw new TatwatsError(
    "settings-refused",
    `These settings do not fit ${helper.name}: ${faults[0]!.path || "the whole"} ${faults[0]!.message}.`,
    { faults },
  );
}
