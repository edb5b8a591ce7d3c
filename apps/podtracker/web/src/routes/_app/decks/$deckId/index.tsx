import { createFileRoute } from "@tanstack/react-router";
import { DeckPage } from "../../../../features/decks/deck-page.tsx";

export const Route = createFileRoute("/_app/decks/$deckId/")({ component: Deck });

function Deck() {
  const { deckId } = Route.useParams();
  return <DeckPage deckId={deckId} />;
}
