import { useState, type FormEvent } from "react";
import { ApiError } from "@podtracker/contract";
import { Button, Card, Dialog, ErrorNote, StatusBadge, TextField } from "@tatwats/ui";
import { MailCheck } from "lucide-react";
import { explainError, fieldError } from "../../app/explain-error.ts";
import { Section } from "../../app/section.tsx";
import { useChangeAddress, useSendConfirmation } from "./change-sign-in.ts";
import { isAddress, longestPassword } from "./check-account.ts";
import { useMe } from "./me.ts";
import { PasswordField } from "./password-field.tsx";
import { textOf } from "./text-of.ts";

/** The address that I sign in with, and whether it is known to be mine. */
export function AddressSection() {
  const me = useMe();
  const [changing, setChanging] = useState(false);
  return (
    <Section title="Email">
      <Card className="flex flex-col gap-3">
        <div className="flex items-center justify-between gap-3">
          <div className="min-w-0">
            <p className="truncate">{me.email}</p>
            <StatusBadge status={me.emailVerified ? "ok" : "warn"} className="mt-0.5 text-sm">
              {me.emailVerified ? "confirmed" : "not confirmed yet"}
            </StatusBadge>
          </div>
          <Button size="touch" onClick={() => setChanging(true)} aria-label="Change email">
            Change
          </Button>
        </div>
        {!me.emailVerified && <Confirmation email={me.email} />}
      </Card>
      {changing && <ChangeAddress onClose={() => setChanging(false)} />}
    </Section>
  );
}

function Confirmation({ email }: { email: string }) {
  const sending = useSendConfirmation();
  if (sending.isSuccess) {
    return (
      <p role="status" className="text-sm text-text-2">
        A new link is on its way to {email}.
      </p>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3 border-t border-line pt-3">
      <p className="text-sm text-text-2">Open the link in the mail we sent, so that a forgotten password can find its way back to you.</p>
      {sending.error && <ErrorNote {...explainError(sending.error, "Sending the link")} className="w-full" />}
      <Button size="touch" icon={<MailCheck aria-hidden size={17} />} busy={sending.isPending} onClick={() => sending.mutate()}>
        Send the link again
      </Button>
    </div>
  );
}

function ChangeAddress({ onClose }: { onClose: () => void }) {
  const change = useChangeAddress();
  return (
    <Dialog open onOpenChange={onClose} title="Change your email">
      {change.isSuccess ? (
        <>
          <p role="status" className="text-text-2">
            A mail with a link is on its way to {change.variables.newEmail}. Once you open it you sign in with that address; until then all
            stays as it is.
          </p>
          <div className="mt-4 flex justify-end">
            <Button size="touch" variant="primary" onClick={onClose}>
              Got it
            </Button>
          </div>
        </>
      ) : (
        <ChangeAddressForm change={change} />
      )}
    </Dialog>
  );
}

function ChangeAddressForm({ change }: { change: ReturnType<typeof useChangeAddress> }) {
  const [found, setFound] = useState<{ newEmail?: string; password?: string }>({});
  const refused = refusedFields(change.error);
  const errors = { ...refused, ...found };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const newEmail = textOf(event.currentTarget, "newEmail").trim();
    const password = textOf(event.currentTarget, "password");
    const wrong: typeof found = {};
    if (!isAddress(newEmail)) wrong.newEmail = "This doesn’t look like an email address.";
    if (!password) wrong.password = "Your password is needed for this.";
    setFound(wrong);
    if (Object.keys(wrong).length === 0) change.mutate({ newEmail, password });
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField label="New email" name="newEmail" type="email" inputMode="email" autoComplete="email" error={errors.newEmail} />
      <PasswordField label="Your password" autoComplete="current-password" maxLength={longestPassword} error={errors.password} />
      {change.error && Object.keys(refused).length === 0 && <ErrorNote {...explainError(change.error, "Changing your email")} />}
      <Button type="submit" size="touch" variant="primary" busy={change.isPending} className="self-end">
        Send the link there
      </Button>
    </form>
  );
}

function refusedFields(error: unknown): { newEmail?: string; password?: string } {
  if (error instanceof ApiError && error.code === "wrong-password") return { password: "This is not your password." };
  const newEmail = fieldError(error, "newEmail");
  return newEmail ? { newEmail } : {};
}
