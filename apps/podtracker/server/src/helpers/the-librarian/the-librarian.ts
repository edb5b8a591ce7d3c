import { type Database, defineHelper, type HealthVerdict } from "tatwats";
import { z } from "zod";
import { CatalogueRefresh, DeckCheck, DeckChecked, DecksRecheck } from "../messages.ts";
import { checkDecks } from "./check-decks.ts";
import { catalogueSettings, refreshAttempts, refreshCatalogue } from "./refresh-catalogue.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Keeps the card catalogue fresh, and tells which decks it makes illegal. */
export const theLibrarian = defineHelper({
  name: "the_librarian",
  version: "1.0.0",
  purpose: "Brings new card catalogues in, and checks every deck against the rules and the catalogue.",
  settings: z.object({
    ...catalogueSettings,
    decksPerBatch: z.number().int().min(1).max(1_000).default(100).describe("Decks that one message of a recheck looks at"),
  }),
  accepts: {
    "catalogue.refresh": {
      payload: CatalogueRefresh,
      subscribe: false,
      // One after the other: two at once would fetch the same twice.
      key: () => "catalogue",
      effects: "outside",
      attempts: refreshAttempts,
      retryAfterMs: minute,
      withinMs: 20 * minute,
      handle: async ({ payload }, context) => {
        if (payload.scheduled && !context.settings.enabled) return;
        if (await refreshCatalogue(context)) await context.send("the_librarian", "decks.recheck", {});
      },
    },
    "deck.check": {
      payload: DeckCheck,
      subscribe: false,
      key: ({ deckId }) => deckId,
      handle: async ({ payload }, { db, publish, now }) => {
        const { changed } = await checkDecks(db, { id: payload.deckId }, now());
        for (const checked of changed) await publish("deck.checked", checked);
      },
    },
    "decks.recheck": {
      payload: DecksRecheck,
      subscribe: false,
      key: () => "recheck",
      handle: async (_message, { db, settings, publish, send, now }) => {
        const limit = settings.decksPerBatch;
        const { looked, changed } = await checkDecks(db, { limit }, now());
        for (const checked of changed) await publish("deck.checked", checked);
        if (looked === limit) await send("the_librarian", "decks.recheck", {});
      },
    },
  },
  emits: { "deck.checked": DeckChecked, "decks.recheck": DecksRecheck },
  schedules: {
    refresh: { cron: "20 4 * * 1", send: "catalogue.refresh", payload: { scheduled: true }, missed: "once" },
    // Also after a start that brought another catalogue.
    recheck: { cron: "7 * * * *", send: "decks.recheck", payload: {}, missed: "once" },
  },
  health: async ({ db, settings, now }) => await judgeCatalogue(db, settings, now()),
});

async function judgeCatalogue(db: Database, settings: { enabled: boolean; staleAfterDays: number }, now: Date): Promise<HealthVerdict> {
  const { rows } = await db.query<{ as_of: string; cards: number; loaded_at: Date; checked_at: Date | null; problem: string | null }>(
    "select as_of, cards, loaded_at, checked_at, problem from catalogue",
  );
  const catalogue = rows[0];
  if (!catalogue) return { status: "down", reason: "There is no card catalogue." };
  const holds = `${catalogue.cards} cards as of ${catalogue.as_of}`;
  if (catalogue.problem !== null)
    return { status: "degraded", reason: `The last refresh brought nothing: ${catalogue.problem} It stays at ${holds}.` };
  const looked = catalogue.checked_at ?? catalogue.loaded_at;
  if (settings.enabled && now.getTime() - looked.getTime() > settings.staleAfterDays * day) {
    return { status: "degraded", reason: `No refresh since ${looked.toISOString().slice(0, 10)}; ${holds}.` };
  }
  return { status: "operational", reason: `${holds}.` };
}
