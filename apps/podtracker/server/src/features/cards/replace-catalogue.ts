import { createHash } from "node:crypto";
import type { Database } from "tatwats";
import { parseCatalogue } from "../../../prisma/seed/parse-catalogue.ts";
import { rowOf } from "./card-row.ts";

/** A catalogue in the form of `prisma/seed/catalogue.tsv`, read and found whole. */
export interface ReadCatalogue {
  source: string;
  /** The day or month that its facts are of. */
  asOf: string;
  sha256: string;
  count: number;
  /** Its rows for the table, as JSON: one string weighs less than 30,000 objects. */
  json: string;
}

/** @throws Error naming the line where the text is no whole catalogue */
export function readCatalogue(text: string): ReadCatalogue {
  const { header, cards } = parseCatalogue(text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { source: header.source, asOf: header.date, sha256, count: cards.length, json: JSON.stringify(cards.map(rowOf)) };
}

/**
 * Puts a catalogue in the place of the present one, in one statement: whoever reads sees the old one
 * or the new one, and never a part. Cards that stay as they were are not written.
 */
export async function replaceCatalogue(db: Database, { source, asOf, sha256, count, json }: ReadCatalogue): Promise<void> {
  await db.query(
    `with fresh as materialized (
       select name, array(select jsonb_array_elements_text(face_names)) as face_names, mana_cost, mana_value, type_line, color_identity,
              power, toughness, legality, game_changer, commander_eligible, nullif(pairing, 'null'::jsonb) as pairing, copy_limit, scryfall_id, popularity
       from jsonb_to_recordset($1::jsonb) as c (
         name text, face_names jsonb, mana_cost text, mana_value float8, type_line text, color_identity text, power text, toughness text,
         legality text, game_changer bool, commander_eligible bool, pairing jsonb, copy_limit int, scryfall_id uuid, popularity int)
     ), gone as (
       delete from card where name not in (select name from fresh)
     ), kept as (
       insert into card as c (name, face_names, mana_cost, mana_value, type_line, color_identity, power, toughness,
                              legality, game_changer, commander_eligible, pairing, copy_limit, scryfall_id, popularity)
       select * from fresh
       on conflict (name) do update set face_names = excluded.face_names, mana_cost = excluded.mana_cost, mana_value = excluded.mana_value,
         type_line = excluded.type_line, color_identity = excluded.color_identity, power = excluded.power, toughness = excluded.toughness,
         legality = excluded.legality, game_changer = excluded.game_changer, commander_eligible = excluded.commander_eligible,
         pairing = excluded.pairing, copy_limit = excluded.copy_limit, scryfall_id = excluded.scryfall_id, popularity = excluded.popularity
       where c.* is distinct from excluded.*
     )
     insert into catalogue (id, source, as_of, cards, sha256) values (1, $2, $3, $4::int, $5)
     on conflict (id) do update set source = excluded.source, as_of = excluded.as_of, cards = excluded.cards, sha256 = excluded.sha256,
       loaded_at = now(), problem = null`,
    [json, source, asOf, count, sha256],
  );
  await db.query("analyze card");
}
