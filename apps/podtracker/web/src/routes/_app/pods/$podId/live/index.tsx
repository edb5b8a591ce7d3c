import { createFileRoute } from "@tanstack/react-router";
import { BeginPage } from "../../../../../features/live-games/begin/begin-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/live/")({
  staticData: { hidesNavigation: true },
  component: Begin,
});

function Begin() {
  const { podId } = Route.useParams();
  return <BeginPage podId={podId} />;
}
