import { useState, type FormEvent } from "react";
import { Button, ErrorNote, TextField } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { accountErrorsOf, checkAccount, longestPassword, shortestPassword, type AccountErrors } from "./check-account.ts";
import { PasswordField } from "./password-field.tsx";
import type { NewAccount } from "./session.ts";
import { textOf } from "./text-of.ts";

export interface AccountFormProps {
  kind: "sign-up" | "sign-in";
  mutation: { mutate: (account: NewAccount) => void; error: Error | null; isPending: boolean };
}

/** The fields of an account; signing in asks for no name. */
export function AccountForm({ kind, mutation }: AccountFormProps) {
  const signsUp = kind === "sign-up";
  const [found, setFound] = useState<AccountErrors>({});
  const errors = { ...accountErrorsOf(mutation.error), ...found };
  const unplaced = mutation.error && Object.keys(accountErrorsOf(mutation.error)).length === 0;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const account = accountIn(event.currentTarget);
    const wrong = checkAccount(signsUp ? account : { email: account.email, password: account.password });
    setFound(wrong);
    const [first] = Object.keys(wrong);
    if (first) event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    else mutation.mutate(account);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {signsUp && (
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          maxLength={60}
          hint={errors.name ? undefined : "What your pod calls you"}
          error={errors.name}
        />
      )}
      <TextField label="Email" name="email" type="email" inputMode="email" autoComplete="email" error={errors.email} />
      <PasswordField
        autoComplete={signsUp ? "new-password" : "current-password"}
        hint={signsUp && !errors.password ? `At least ${shortestPassword} characters` : undefined}
        maxLength={longestPassword}
        error={errors.password}
      />
      {unplaced && <ErrorNote {...explainError(mutation.error, signsUp ? "Making your account" : "Signing in")} />}
      <Button type="submit" variant="primary" size="touch" busy={mutation.isPending} className="mt-1">
        {signsUp ? "Create account" : "Sign in"}
      </Button>
    </form>
  );
}

function accountIn(form: HTMLFormElement): NewAccount {
  return { name: textOf(form, "name").trim(), email: textOf(form, "email").trim(), password: textOf(form, "password") };
}
