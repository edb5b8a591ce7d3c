import { Link } from "@tanstack/react-router";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { AccountForm } from "./account-form.tsx";
import { useSignUp } from "./session.ts";

export function SignUpPage({ next }: { next: string }) {
  return (
    <SignedOutLayout>
      <PageHeading title="Create account" className="mb-6 text-2xl font-[680]" />
      <AccountForm kind="sign-up" mutation={useSignUp(next)} />
      <p className="mt-6 text-center text-text-2">
        Here before?{" "}
        <Link to="/sign-in" search={{ next }} className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">
          Sign in
        </Link>
      </p>
    </SignedOutLayout>
  );
}
