import { fromPrisma } from "tatwats";
import type { Call } from "../../platform/http/route-handlers.ts";

/** Has the_librarian look at a deck that was made or changed; goes out when the request's transaction commits. */
export async function askForCheck({ db, services }: Pick<Call, "db" | "services">, deckId: string): Promise<void> {
  await services.tatwats.send("the_librarian", "deck.check", { deckId }, { in: fromPrisma(db) });
}
