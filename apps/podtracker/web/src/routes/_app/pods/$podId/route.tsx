import { createFileRoute } from "@tanstack/react-router";
import { PodLayout } from "../../../../features/overview/pod-layout.tsx";

export const Route = createFileRoute("/_app/pods/$podId")({ component: Pod });

function Pod() {
  const { podId } = Route.useParams();
  return <PodLayout podId={podId} />;
}
