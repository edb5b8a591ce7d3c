import { createFileRoute } from "@tanstack/react-router";
import { GamesPage } from "../../../../../features/games/games-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/games/")({ component: Games });

function Games() {
  const { podId } = Route.useParams();
  return <GamesPage podId={podId} />;
}
