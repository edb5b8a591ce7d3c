import { Link } from "@tanstack/react-router";
import { Button, ErrorNote } from "@tatwats/ui";
import { KeyRound } from "lucide-react";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { AccountForm } from "./account-form.tsx";
import { explainPasskeyError, passkeyObstacle } from "./passkey-support.ts";
import { usePasskeySignIn } from "./passkeys.ts";
import { useSignIn } from "./session.ts";

export function SignInPage({ next }: { next: string }) {
  return (
    <SignedOutLayout>
      <PageHeading title="Sign in" className="mb-6 text-2xl font-[680]" />
      <AccountForm kind="sign-in" mutation={useSignIn(next)} />
      {passkeyObstacle() === null && <ByPasskey next={next} />}
      <p className="mt-3 text-center">
        <Link to="/forgot-password" className="inline-flex min-h-11 items-center text-text-2 hover:underline">
          Forgot your password?
        </Link>
      </p>
      <p className="text-center text-text-2">
        New here?{" "}
        <Link to="/sign-up" search={{ next }} className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">
          Create account
        </Link>
      </p>
    </SignedOutLayout>
  );
}

function ByPasskey({ next }: { next: string }) {
  const signIn = usePasskeySignIn(next);
  return (
    <div className="mt-3 flex flex-col gap-3">
      <Button size="touch" icon={<KeyRound aria-hidden size={17} />} busy={signIn.isPending} onClick={() => signIn.mutate()}>
        Sign in with a passkey
      </Button>
      {signIn.error && <ErrorNote {...explainPasskeyError(signIn.error, "Signing in")} />}
    </div>
  );
}
