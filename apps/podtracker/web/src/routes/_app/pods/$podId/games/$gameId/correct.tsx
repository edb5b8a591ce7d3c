import { createFileRoute } from "@tanstack/react-router";
import { CorrectPage } from "../../../../../../features/games/correct-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/games/$gameId/correct")({
  staticData: { hidesNavigation: true },
  component: Correct,
});

function Correct() {
  const { podId, gameId } = Route.useParams();
  return <CorrectPage podId={podId} gameId={gameId} />;
}
