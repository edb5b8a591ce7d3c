import { useState, type FormEvent } from "react";
import { ApiError } from "@podtracker/contract";
import { Button, Card, Dialog, ErrorNote, showToast } from "@tatwats/ui";
import { explainError, fieldError } from "../../app/explain-error.ts";
import { Section } from "../../app/section.tsx";
import { useChangePassword } from "./change-sign-in.ts";
import { checkPassword, longestPassword, shortestPassword } from "./check-account.ts";
import { useMe } from "./me.ts";
import { PasswordField } from "./password-field.tsx";
import { textOf } from "./text-of.ts";

export function PasswordSection() {
  const [changing, setChanging] = useState(false);
  return (
    <Section title="Password">
      <Card className="flex items-center justify-between gap-3">
        <p className="text-sm text-text-2">A new one signs you out everywhere else.</p>
        <Button size="touch" onClick={() => setChanging(true)} aria-label="Change password">
          Change
        </Button>
      </Card>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </Section>
  );
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const change = useChangePassword();
  const [found, setFound] = useState<Errors>({});
  const refused = refusedFields(change.error);
  const errors = { ...refused, ...found };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const currentPassword = textOf(event.currentTarget, "currentPassword");
    const newPassword = textOf(event.currentTarget, "newPassword");
    const wrong = check(currentPassword, newPassword);
    setFound(wrong);
    if (Object.keys(wrong).length > 0) return;
    change.mutate({ currentPassword, newPassword }, { onSuccess: done });
  }

  function done() {
    onClose();
    showToast({ text: "Your new password holds from now on.", tone: "ok" });
  }

  return (
    <Dialog open onOpenChange={onClose} title="Change your password">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {/* Tells the browser's keeper of passwords whose this is. */}
        <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
        <PasswordField
          label="Password until now"
          name="currentPassword"
          autoComplete="current-password"
          maxLength={longestPassword}
          error={errors.currentPassword}
        />
        <PasswordField
          label="New password"
          name="newPassword"
          autoComplete="new-password"
          maxLength={longestPassword}
          hint={errors.newPassword ? undefined : `At least ${shortestPassword} characters`}
          error={errors.newPassword}
        />
        {change.error && Object.keys(refused).length === 0 && <ErrorNote {...explainError(change.error, "Changing your password")} />}
        <Button type="submit" size="touch" variant="primary" busy={change.isPending} className="self-end">
          Set the password
        </Button>
      </form>
    </Dialog>
  );
}

interface Errors {
  currentPassword?: string;
  newPassword?: string;
}

function check(currentPassword: string, newPassword: string): Errors {
  const weak = checkPassword(newPassword);
  return {
    ...(currentPassword ? {} : { currentPassword: "Your password until now is needed for this." }),
    ...(weak ? { newPassword: weak } : {}),
  };
}

function refusedFields(error: unknown): Errors {
  if (!(error instanceof ApiError)) return {};
  if (error.code === "wrong-password") return { currentPassword: "This is not your password." };
  if (error.code === "weak-password") return { newPassword: error.message };
  const newPassword = fieldError(error, "newPassword");
  return newPassword ? { newPassword } : {};
}
