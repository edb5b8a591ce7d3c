import { createFileRoute } from "@tanstack/react-router";
import { GamePage } from "../../../../../../features/games/game-page.tsx";
import { GameStory } from "../../../../../../features/live-games/story/game-story.tsx";

export const Route = createFileRoute("/_app/pods/$podId/games/$gameId/")({ component: Game });

function Game() {
  const { podId, gameId } = Route.useParams();
  return <GamePage podId={podId} gameId={gameId} story={(game) => <GameStory game={game} />} />;
}
