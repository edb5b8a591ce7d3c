import { z } from "zod";
import type { Database } from "../database/database.ts";
import type { AnyHelper, PayloadSchemas } from "./define-helper.ts";

/** Tells the database, and through it the console, which helpers there are and what they understand. */
export async function registerHelpers(db: Database, helpers: readonly AnyHelper[]): Promise<void> {
  for (const helper of helpers) {
    await db.query(
      `insert into tatwats.helper (name, version, purpose, contracts) values ($1, $2, $3, $4::jsonb)
       on conflict (name) do update set version = excluded.version, purpose = excluded.purpose,
         contracts = excluded.contracts, updated_at = now()
       where (helper.version, helper.purpose, helper.contracts) is distinct from (excluded.version, excluded.purpose, excluded.contracts)`,
      [helper.name, helper.version, helper.purpose, JSON.stringify(contractsOf(helper))],
    );
  }
}

function contractsOf(helper: AnyHelper): object {
  const accepted = Object.fromEntries(
    Object.entries(helper.accepts as Record<string, { payload: z.ZodType }>).map(([type, { payload }]) => [type, payload]),
  );
  return {
    accepts: asJsonSchemas(accepted),
    emits: asJsonSchemas(helper.emits),
    settings: asJsonSchema(helper.settings),
  };
}

function asJsonSchemas(schemas: PayloadSchemas): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, asJsonSchema(schema)]));
}

function asJsonSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { unrepresentable: "any", io: "input" });
}
