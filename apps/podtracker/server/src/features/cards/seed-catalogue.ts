import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database, TransactionalDatabase } from "tatwats";
import { parseCatalogue } from "../../../prisma/seed/parse-catalogue.ts";
import { rowOf } from "./card-row.ts";

const file = join(import.meta.dirname, "../../../prisma/seed/catalogue.tsv");
const seedLock = 7_281_990_121;

/**
 * Fills the card table from the committed catalogue, when it holds another one. All or nothing; a
 * newer catalogue that was brought in since (by date) is left alone.
 */
export async function seedCatalogue(database: TransactionalDatabase): Promise<void> {
  const text = readFileSync(file, "utf8");
  const sha256 = createHash("sha256").update(text).digest("hex");
  await database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)::text", [seedLock]);
    const { rows } = await tx.query<{ sha256: string; as_of: string }>("select sha256, as_of from catalogue");
    if (rows[0]?.sha256 === sha256) return;
    const { header, cards } = parseCatalogue(text);
    if (rows[0] && rows[0].as_of > header.date) return;
    await replaceCards(tx, cards.map(rowOf));
    await tx.query(
      `insert into catalogue (id, source, as_of, cards, sha256) values (1, $1, $2, $3, $4)
       on conflict (id) do update set source = $1, as_of = $2, cards = $3, sha256 = $4, loaded_at = now()`,
      [header.source, header.date, cards.length, sha256],
    );
  });
}

async function replaceCards(tx: Database, rows: ReturnType<typeof rowOf>[]): Promise<void> {
  await tx.query("delete from card");
  await tx.query(
    `insert into card (name, face_names, mana_cost, mana_value, type_line, color_identity, power, toughness,
                       legality, game_changer, commander_eligible, pairing, copy_limit, scryfall_id, popularity)
     select name, array(select jsonb_array_elements_text(face_names)), mana_cost, mana_value, type_line, color_identity, power, toughness,
            legality, game_changer, commander_eligible, nullif(pairing, 'null'::jsonb), copy_limit, scryfall_id, popularity
     from jsonb_to_recordset($1::jsonb) as c (
       name text, face_names jsonb, mana_cost text, mana_value float8, type_line text, color_identity text, power text, toughness text,
       legality text, game_changer bool, commander_eligible bool, pairing jsonb, copy_limit int, scryfall_id uuid, popularity int)`,
    [JSON.stringify(rows)],
  );
  await tx.query("analyze card");
}
