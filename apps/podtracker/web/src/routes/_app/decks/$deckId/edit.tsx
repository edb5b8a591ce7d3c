import { createFileRoute } from "@tanstack/react-router";
import { EditDeckPage } from "../../../../features/decks/edit-deck-page.tsx";

export const Route = createFileRoute("/_app/decks/$deckId/edit")({ component: EditDeck });

function EditDeck() {
  const { deckId } = Route.useParams();
  return <EditDeckPage deckId={deckId} />;
}
