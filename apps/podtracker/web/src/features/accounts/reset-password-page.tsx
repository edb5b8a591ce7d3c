import { type FormEvent, useState } from "react";
import { Link } from "@tanstack/react-router";
import { Button, buttonClass, ErrorNote } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { checkAccount, longestPassword, shortestPassword } from "./check-account.ts";
import { useResetPassword } from "./new-password.ts";
import { PasswordField } from "./password-field.tsx";

/** Where the link of the mail leads: the new password, which ends all sessions. */
export function ResetPasswordPage({ token }: { token: string }) {
  const reset = useResetPassword(token);
  const [fault, setFault] = useState<string | undefined>();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("password");
    const password = typeof given === "string" ? given : "";
    const wrong = checkAccount({ email: "none@example.org", password }).password;
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
            error={fault}
          />
          {reset.error && <ErrorNote {...explainError(reset.error, "Setting the password")} />}
          <Button type="submit" variant="primary" size="touch" busy={reset.isPending}>
            Set the password
          </Button>
        </form>
      )}
    </SignedOutLayout>
  );
}
