import { createFileRoute } from "@tanstack/react-router";
import { SharedDeckPage } from "../features/decks/shared-deck-page.tsx";

export const Route = createFileRoute("/d/$code")({ component: Shared });

function Shared() {
  const { code } = Route.useParams();
  return <SharedDeckPage code={code} />;
}
