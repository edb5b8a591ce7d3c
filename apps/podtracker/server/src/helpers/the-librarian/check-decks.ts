import type { CardFacts } from "@podtracker/rules";
import type { Database } from "tatwats";
import type { z } from "zod";
import { type CardRow, factsOf } from "../../features/cards/card-row.ts";
import { createNameLookup } from "../../features/cards/name-lookup.ts";
import { legalityOf, StoredList } from "../../features/decks/deck-legality.ts";
import type { DeckChecked } from "../messages.ts";

type Checked = z.input<typeof DeckChecked>;
interface DeckRow {
  id: string;
  owner_id: string;
  name: string;
  commanders: string[];
  list: unknown;
  revision: number;
}

/**
 * Checks decks against the catalogue and keeps what was found.
 *
 * @param which the id of one deck, or how many of those at most whose check is not of the present deck and catalogue
 * @returns how many were looked at, and those of which the verdict is another than before
 */
export async function checkDecks(
  db: Database,
  which: { id: string } | { limit: number },
  now: Date,
): Promise<{ looked: number; changed: Checked[] }> {
  // Held until the end, so that all is checked by one catalogue.
  const { rows: catalogues } = await db.query<{ as_of: string; sha256: string }>("select as_of, sha256 from catalogue for share");
  const catalogue = catalogues[0];
  if (!catalogue) return { looked: 0, changed: [] };
  const decks = "id" in which ? await readDeck(db, which.id) : await readStaleDecks(db, catalogue.sha256, which.limit);
  if (decks.length === 0) return { looked: 0, changed: [] };
  const lists = decks.map((deck) => StoredList.parse(deck.list));
  const find = await findCards(db, [
    ...new Set(decks.flatMap((deck, index) => [...deck.commanders, ...(lists[index] ?? []).map(({ name }) => name)])),
  ]);
  const checks = decks.map((deck, index) => {
    const { legal, problems } = legalityOf(deck.commanders, lists[index]!, find);
    const verdict = problems.length > 0 ? ("illegal" as const) : legal === null ? ("unknown" as const) : ("legal" as const);
    return { deck_id: deck.id, revision: deck.revision, verdict, problems };
  });
  const before = await keepChecks(db, checks, catalogue, now);
  const changed = checks.flatMap(({ deck_id, revision, verdict, problems }, index) => {
    if (!before.has(deck_id) || before.get(deck_id) === verdict) return [];
    const { owner_id, name } = decks[index]!;
    const of = {
      deckId: deck_id,
      deckName: name,
      ownerId: owner_id,
      revision,
      catalogueAsOf: catalogue.as_of,
      catalogueSha256: catalogue.sha256,
    };
    return [{ ...of, verdict, before: before.get(deck_id) ?? null, problems: problems.slice(0, 20) }];
  });
  return { looked: decks.length, changed };
}

const deckColumns = "d.id, d.owner_id, d.name, d.commanders, d.list, d.revision";

async function readDeck(db: Database, id: string): Promise<DeckRow[]> {
  return (await db.query<DeckRow>(`select ${deckColumns} from deck d where d.id = $1::uuid and d.retired_at is null`, [id])).rows;
}

async function readStaleDecks(db: Database, sha256: string, limit: number): Promise<DeckRow[]> {
  const { rows } = await db.query<DeckRow>(
    `select ${deckColumns} from deck d left join deck_check c on c.deck_id = d.id
     where d.retired_at is null and (c.deck_id is null or c.catalogue_sha256 <> $1 or c.revision < d.revision)
     order by d.id limit $2::int`,
    [sha256, limit],
  );
  return rows;
}

/** An older look at a deck never replaces a newer one's. @returns the verdict before, of each that was kept */
async function keepChecks(
  db: Database,
  checks: readonly object[],
  catalogue: { as_of: string; sha256: string },
  now: Date,
): Promise<Map<string, Checked["before"]>> {
  const { rows } = await db.query<{ deck_id: string; before: Checked["before"] }>(
    `insert into deck_check as k (deck_id, revision, verdict, problems, checked_at, catalogue_as_of, catalogue_sha256)
     select c.deck_id, c.revision, c.verdict::deck_verdict, c.problems, $2::timestamptz, $3, $4
     from jsonb_to_recordset($1::jsonb) as c (deck_id uuid, revision int, verdict text, problems jsonb) join deck d on d.id = c.deck_id
     on conflict (deck_id) do update set revision = excluded.revision, verdict = excluded.verdict, problems = excluded.problems,
       checked_at = excluded.checked_at, catalogue_as_of = excluded.catalogue_as_of, catalogue_sha256 = excluded.catalogue_sha256
     where k.revision <= excluded.revision
     returning k.deck_id, old.verdict as before`,
    [JSON.stringify(checks), now, catalogue.as_of, catalogue.sha256],
  );
  return new Map(rows.map(({ deck_id, before }) => [deck_id, before]));
}

/** Looks cards up in the table, as the web process does in its memory: a name as the catalogue writes it wins. */
async function findCards(db: Database, names: readonly string[]): Promise<(name: string) => CardFacts | undefined> {
  const exact = await readCards(db, names);
  const missing = names.filter((name) => !exact.has(name));
  const meant = missing.length === 0 ? new Map<string, string>() : await guessNames(db, missing);
  const others = await readCards(db, [...meant.values()]);
  return (name) => exact.get(name) ?? others.get(meant.get(name) ?? "");
}

async function readCards(db: Database, names: readonly string[]): Promise<Map<string, CardFacts>> {
  if (names.length === 0) return new Map();
  const { rows } = await db.query<CardRow>("select * from card where name = any($1::text[])", [names]);
  return new Map(rows.map((row) => [row.name, factsOf(row)]));
}

async function guessNames(db: Database, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ name: string }>("select name from card order by name");
  const find = createNameLookup(rows.map(({ name }) => name));
  return new Map(
    names.flatMap((name) => ((position) => (position === undefined ? [] : [[name, rows[position]!.name] as const]))(find(name))),
  );
}
