import { type FormEvent, useState } from "react";
import { Link } from "@tanstack/react-router";
import { ApiError } from "@podtracker/contract";
import { Button, buttonClass, ErrorNote } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { accountErrorsOf, checkPassword, longestPassword, shortestPassword } from "./check-account.ts";
import { useResetPassword } from "./new-password.ts";
import { PasswordField } from "./password-field.tsx";
import { textOf } from "./text-of.ts";

/** Where the link of the mail leads: the new password, which ends all sessions. */
export function ResetPasswordPage({ token }: { token: string }) {
  const reset = useResetPassword(token);
  const [fault, setFault] = useState<string | undefined>();
  const weak = accountErrorsOf(reset.error).password;
  const stale = reset.error instanceof ApiError && reset.error.code === "not-found";
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = textOf(event.currentTarget, "password");
    const wrong = checkPassword(password) ?? undefined;
    setFault(wrong);
    if (wrong === undefined) reset.mutate(password);
  }
  return (
    <SignedOutLayout>
      <PageHeading title="Choose a new password" className="mb-6 text-2xl font-[680]" />
      {reset.isSuccess ? (
        <>
          <p role="status" className="mb-6 text-text-2">
            Your new password holds from now on, and you are signed out everywhere.
          </p>
          <Link to="/sign-in" className={buttonClass("primary", "touch")}>
            Sign in
          </Link>
        </>
      ) : (
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <PasswordField
            autoComplete="new-password"
            hint={`At least ${shortestPassword} characters`}
            maxLength={longestPassword}
            error={fault ?? weak}
          />
          {reset.error && !weak && <ErrorNote {...explainError(reset.error, "Setting the password")} />}
          {stale ? (
            <Link to="/forgot-password" className={buttonClass("primary", "touch")}>
              Ask for a new link
            </Link>
          ) : (
            <Button type="submit" variant="primary" size="touch" busy={reset.isPending}>
              Set the password
            </Button>
          )}
        </form>
      )}
    </SignedOutLayout>
  );
}
