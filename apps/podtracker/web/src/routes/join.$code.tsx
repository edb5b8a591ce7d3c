import { createFileRoute } from "@tanstack/react-router";
import { JoinPage } from "../features/pods/join-page.tsx";

export const Route = createFileRoute("/join/$code")({ component: Join });

function Join() {
  const { code } = Route.useParams();
  return <JoinPage code={code} />;
}
