import { createFileRoute } from "@tanstack/react-router";
import { ImportGamesPage } from "../../../../features/game-import/import-games-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/import")({ component: ImportGames });

function ImportGames() {
  const { podId } = Route.useParams();
  return <ImportGamesPage podId={podId} />;
}
