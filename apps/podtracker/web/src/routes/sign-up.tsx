import { createFileRoute } from "@tanstack/react-router";
import { safeNext } from "../app/safe-next.ts";
import { SignUpPage } from "../features/accounts/sign-up-page.tsx";

export const Route = createFileRoute("/sign-up")({
  validateSearch: (search): { next?: string } => (search["next"] === undefined ? {} : { next: safeNext(search["next"]) }),
  component: SignUp,
});

function SignUp() {
  return <SignUpPage next={Route.useSearch().next ?? "/"} />;
}
