import { createFileRoute } from "@tanstack/react-router";
import { VerifyEmailPage } from "../features/accounts/verify-email-page.tsx";

export const Route = createFileRoute("/verify-email")({
  validateSearch: (search): { token: string } => ({ token: typeof search["token"] === "string" ? search["token"] : "" }),
  component: VerifyEmail,
});

function VerifyEmail() {
  return <VerifyEmailPage token={Route.useSearch().token} />;
}
