import { createFileRoute } from "@tanstack/react-router";
import { LivePage } from "../../../../../features/live-games/screen/live-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/live/$gameId")({
  staticData: { coversFrame: true },
  component: Live,
});

function Live() {
  const { gameId } = Route.useParams();
  return <LivePage key={gameId} gameId={gameId} />;
}
