import { type FormEvent, useState } from "react";
import { Link } from "@tanstack/react-router";
import { Button, ErrorNote, TextField } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { isAddress } from "./check-account.ts";
import { useAskForReset } from "./new-password.ts";
import { textOf } from "./text-of.ts";

/** Asks for a mail with a link. Whether there is an account with the address is not told. */
export function ForgotPasswordPage() {
  const asking = useAskForReset();
  const [fault, setFault] = useState<string | null>(null);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = textOf(event.currentTarget, "email").trim();
    const wrong = isAddress(given) ? null : "This doesn’t look like an email address.";
    setFault(wrong);
    if (wrong === null) asking.mutate(given);
  }
  return (
    <SignedOutLayout>
      <PageHeading title="A new password" className="mb-6 text-2xl font-[680]" />
      {asking.isSuccess ? (
        <p role="status" className="text-text-2">
          If there is an account with this address, a mail with a link is on its way; it is good for an hour. On a small installation
          without a mail server, whoever runs it can read you the link.
        </p>
      ) : (
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <p className="-mt-3 text-text-2">We mail you a link to choose one.</p>
          <TextField label="Email" name="email" type="email" inputMode="email" autoComplete="email" error={fault} />
          {asking.error && <ErrorNote {...explainError(asking.error, "Asking for a new password")} />}
          <Button type="submit" variant="primary" size="touch" busy={asking.isPending}>
            Send me a link
          </Button>
        </form>
      )}
      <p className="mt-6 text-center">
        <Link to="/sign-in" className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">
          Back to signing in
        </Link>
      </p>
    </SignedOutLayout>
  );
}
