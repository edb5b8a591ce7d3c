import { createFileRoute } from "@tanstack/react-router";
import { RecordPage } from "../../../../features/games/record-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/record")({
  staticData: { hidesNavigation: true },
  component: RecordGame,
});

function RecordGame() {
  const { podId } = Route.useParams();
  return <RecordPage podId={podId} />;
}
