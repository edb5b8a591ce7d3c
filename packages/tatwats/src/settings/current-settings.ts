import type { Database } from "../database/database.ts";
import type { AnyHelper } from "../helper/define-helper.ts";

/**
 * The helper's settings as they stand; the first start writes the defaults down as revision 1.
 * What no longer fits the schema after an upgrade falls back to the defaults, field by field.
 */
export async function currentSettings(db: Database, helper: AnyHelper): Promise<{ revision: number; settings: unknown }> {
  await db.query(
    `insert into tatwats.setting_revision (helper, revision, settings, author, reason)
     values ($1, 1, $2::jsonb, 'system', 'defaults of the first start') on conflict do nothing`,
    [helper.name, JSON.stringify(helper.settings.parse({}))],
  );
  const { rows } = await db.query<{ revision: number; settings: Record<string, unknown> }>(
    "select revision, settings from tatwats.setting_revision where helper = $1 order by revision desc limit 1",
    [helper.name],
  );
  const { revision, settings } = rows[0]!;
  return { revision, settings: parseWithDefaults(helper, settings) };
}

function parseWithDefaults(helper: AnyHelper, settings: Record<string, unknown>): unknown {
  const parsed = helper.settings.safeParse(settings);
  if (parsed.success) return parsed.data;
  const faulty = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  return helper.settings.parse(Object.fromEntries(Object.entries(settings).filter(([field]) => !faulty.has(field))));
}
