import type { z } from "zod";
import type { Database } from "../database/database.ts";
import type { AnyHelper } from "../helper/define-helper.ts";

export interface SettingsInForce {
  revision: number;
  settings: unknown;
}

/** The first start writes the defaults down as revision 1. */
export async function registerSettings(db: Database, helpers: readonly AnyHelper[]): Promise<void> {
  for (const helper of helpers) {
    await db.query(
      `insert into tatwats.setting_revision (helper, revision, settings, author, reason)
       values ($1, 1, $2::jsonb, 'system', 'defaults of the first start') on conflict do nothing`,
      [helper.name, JSON.stringify((helper.settings as z.ZodType).parse({}))],
    );
  }
}

/** The latest revision of each of these helpers, as it was saved. */
export async function readSettings(
  db: Database,
  helpers: readonly string[],
): Promise<Map<string, { revision: number; settings: Record<string, unknown> }>> {
  const { rows } = await db.query<{ helper: string; revision: number; settings: Record<string, unknown> }>(
    `select s.* from unnest($1::text[]) h (name)
     cross join lateral (select helper, revision, settings from tatwats.setting_revision where helper = h.name order by revision desc limit 1) s`,
    [helpers],
  );
  return new Map(rows.map(({ helper, revision, settings }) => [helper, { revision, settings }]));
}

/** A helper's settings as they stand. */
export async function currentSettings(db: Database, helper: AnyHelper): Promise<SettingsInForce> {
  await registerSettings(db, [helper]);
  const { revision, settings } = (await readSettings(db, [helper.name])).get(helper.name)!;
  return { revision, settings: parseSettings(helper, settings) };
}

/** What no longer fits the schema after an upgrade falls back to the defaults: field by field, or all of it. */
export function parseSettings(helper: AnyHelper, settings: Record<string, unknown>): unknown {
  const schema = helper.settings as z.ZodType;
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const faulty = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  const rest = schema.safeParse(Object.fromEntries(Object.entries(settings).filter(([field]) => !faulty.has(field))));
  // A rule between fields names none of them.
  return rest.success ? rest.data : schema.parse({});
}
