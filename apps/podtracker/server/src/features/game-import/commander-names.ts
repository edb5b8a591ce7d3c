import { type CommanderNames, nameKey } from "@podtracker/rules";
import type { CardCatalogue } from "../cards/card-catalogue.ts";
import { createSuggester } from "../decks/suggest-name.ts";

/** Looking for what names may mean may take so long for one table; names after that stay as they are written. */
const BUDGET_MS = 800;
const SHORTEST_NAME = 3;

/**
 * The catalogue's commanders, as an import asks for them. Who writes only how a name begins means the one that begins so;
 * where several do, nobody knows which.
 *
 * @param clock in milliseconds, for the budget
 */
export function commanderNamesOf(cards: CardCatalogue, clock: () => number): CommanderNames {
  const start = clock();
  const search: CardCatalogue["search"] = (query) => cards.search({ ...query, commander: true });
  const nearest = createSuggester({ ...cards, search }, clock);
  return {
    find: (name) => cards.byName(name),
    suggest: (name) => {
      const key = nameKey(name.slice(0, 100));
      if (key.length < SHORTEST_NAME || clock() - start > BUDGET_MS) return undefined;
      const beginning = search({ q: key, limit: 20 }).filter((card) => nameKey(card.name).startsWith(`${key} `));
      return beginning.length > 0 ? onlyOne(beginning.map((card) => card.name)) : nearest(name);
    },
  };
}

function onlyOne([first, ...others]: readonly string[]): string | undefined {
  return others.length === 0 ? first : undefined;
}
