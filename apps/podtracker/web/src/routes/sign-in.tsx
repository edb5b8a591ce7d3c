import { createFileRoute } from "@tanstack/react-router";
import { safeNext } from "../app/safe-next.ts";
import { SignInPage } from "../features/accounts/sign-in-page.tsx";

export const Route = createFileRoute("/sign-in")({
  validateSearch: (search): { next?: string } => (search["next"] === undefined ? {} : { next: safeNext(search["next"]) }),
  component: SignIn,
});

function SignIn() {
  return <SignInPage next={Route.useSearch().next ?? "/"} />;
}
