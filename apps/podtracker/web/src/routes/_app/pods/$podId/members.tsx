import { createFileRoute } from "@tanstack/react-router";
import { MembersPage } from "../../../../features/pods/members-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/members")({ component: Members });

function Members() {
  const { podId } = Route.useParams();
  return <MembersPage podId={podId} />;
}
