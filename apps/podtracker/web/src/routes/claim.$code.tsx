import { createFileRoute } from "@tanstack/react-router";
import { ClaimPage } from "../features/pods/claim-page.tsx";

export const Route = createFileRoute("/claim/$code")({ component: Claim });

function Claim() {
  const { code } = Route.useParams();
  return <ClaimPage code={code} />;
}
