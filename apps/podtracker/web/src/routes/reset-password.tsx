import { createFileRoute } from "@tanstack/react-router";
import { ResetPasswordPage } from "../features/accounts/reset-password-page.tsx";

export const Route = createFileRoute("/reset-password")({
  validateSearch: (search): { token: string } => ({ token: typeof search["token"] === "string" ? search["token"] : "" }),
  component: ResetPassword,
});

function ResetPassword() {
  return <ResetPasswordPage token={Route.useSearch().token} />;
}
