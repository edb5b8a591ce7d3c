import { z } from "zod";
import type { Database } from "../database/database.ts";
import { acceptanceOf } from "../mediator/draft.ts";
import type { AnyHelper, PayloadSchemas } from "./define-helper.ts";
import { contractDigests, versionNumbers } from "./version-table.ts";

/**
 * Tells the database, and through it the console, which helpers there are and what they understand.
 * Of several versions, the newest speaks for the helper.
 */
export async function registerHelpers(db: Database, helpers: readonly AnyHelper[]): Promise<void> {
  for (const helper of helpers) {
    await db.query(
      `insert into tatwats.helper as h (name, version, purpose, contracts) values ($1, $2, $3, $4::json)
       on conflict (name) do update set version = excluded.version, purpose = excluded.purpose,
         contracts = excluded.contracts, updated_at = now()
       where string_to_array(h.version, '.')::int[] <= string_to_array(excluded.version, '.')::int[]
         and (h.version, h.purpose, h.contracts::text) is distinct from (excluded.version, excluded.purpose, excluded.contracts::text)`,
      [helper.name, helper.version, helper.purpose, JSON.stringify(contractsOf(helper))],
    );
    await db.query(
      `insert into tatwats.helper_version as v (helper, version, digests) values ($1, $2::int[], $3::jsonb)
       on conflict (helper, version) do update set digests = excluded.digests where v.digests <> excluded.digests`,
      [helper.name, versionNumbers(helper.version), JSON.stringify(contractDigests(helper))],
    );
  }
}

function contractsOf(helper: AnyHelper): object {
  const accepted = Object.keys(helper.accepts).map((type) => [type, acceptanceOf(helper, type)!.payload]);
  return {
    accepts: asJsonSchemas(Object.fromEntries(accepted)),
    emits: asJsonSchemas(helper.emits),
    replies: asJsonSchemas(helper.replies),
    settings: asJsonSchema(helper.settings),
  };
}

function asJsonSchemas(schemas: PayloadSchemas): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, asJsonSchema(schema)]));
}

function asJsonSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { unrepresentable: "any", io: "input" });
}
