import type { Database } from "tatwats";
import { type CardRow, factsOf } from "./card-row.ts";
import { buildCardIndex, type CardIndex } from "./search-index.ts";

/** The cards in memory, as searched and looked up by one process. */
export type CardCatalogue = CardIndex;

/** Reads all cards (about 30,000, some 20 MB) and builds the index over them. */
export async function loadCardCatalogue(database: Database): Promise<CardCatalogue> {
  const { rows } = await database.query<CardRow>("select * from card order by name");
  return buildCardIndex(rows.map(factsOf));
}
