import { createFileRoute } from "@tanstack/react-router";
import { EditListPage } from "../../../../features/decks/edit-list-page.tsx";

export const Route = createFileRoute("/_app/decks/$deckId/list")({ component: List });

function List() {
  const { deckId } = Route.useParams();
  return <EditListPage deckId={deckId} />;
}
