import type { Database } from "tatwats";
import type { AppLogger } from "../../platform/logging/create-logger.ts";
import { type CardCatalogue, loadCardCatalogue } from "./card-catalogue.ts";

const lookEveryMs = 10_000;

export interface FollowedCatalogue {
  /** The cards as they are now; a whole new index takes the place of the old one at once. */
  readonly cards: CardCatalogue;
  /** Reads them anew if the database holds another catalogue. */
  look(): Promise<void>;
  stop(): void;
}

/** Keeps a process's cards those of the database: the_librarian may bring a new catalogue at any time. */
export async function followCatalogue(database: Database, log: AppLogger): Promise<FollowedCatalogue> {
  // The version is read before the cards: what changes in between is found at the next look.
  let version = await readVersion(database);
  let cards = await loadCardCatalogue(database);
  async function look(): Promise<void> {
    const found = await readVersion(database);
    if (found === version) return;
    cards = await loadCardCatalogue(database);
    version = found;
    log.info({ cards: cards.size }, "a new card catalogue is in use");
  }
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => log.warn({ error }, "could not look for a new card catalogue"))
      .finally(() => {
        looking = false;
      });
  }, lookEveryMs).unref();
  return {
    get cards() {
      return cards;
    },
    look,
    stop: () => clearInterval(timer),
  };
}

async function readVersion(database: Database): Promise<string | undefined> {
  const { rows } = await database.query<{ sha256: string }>("select sha256 from catalogue");
  return rows[0]?.sha256;
}
