import { createFileRoute } from "@tanstack/react-router";
import { PodPage } from "../../../../features/overview/pod-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/")({ component: Pod });

function Pod() {
  const { podId } = Route.useParams();
  return <PodPage podId={podId} />;
}
