import { useState, type FormEvent } from "react";
import { ApiError } from "@podtracker/contract";
import { Button, Card, Dialog, ErrorNote } from "@tatwats/ui";
import { Download, Trash2 } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { Page } from "../../app/page.tsx";
import { Section } from "../../app/section.tsx";
import { longestPassword } from "./check-account.ts";
import { useDeleteMe, useExport } from "./my-data.ts";
import { PasswordField } from "./password-field.tsx";
import { textOf } from "./text-of.ts";
import { toMore } from "./to-more.ts";

/** All that is mine: to take along, or to be gone. */
export function DataPage() {
  return (
    <Page title="My data" back={toMore} width="narrow">
      <Section title="Take it with you">
        <Card>
          <TakeAlong />
        </Card>
      </Section>
      <Section title="Delete my account">
        <Card tone="bad">
          <Deletion />
        </Card>
      </Section>
    </Page>
  );
}

function TakeAlong() {
  const taking = useExport();
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-text-2">
        A zip with your account, decks, games, pods and messages: as tables for a spreadsheet, as text, and as JSON for programs.
      </p>
      {taking.error && <ErrorNote {...explainError(taking.error, "Getting your data")} className="w-full" />}
      <Button size="touch" icon={<Download aria-hidden size={17} />} busy={taking.isPending} onClick={() => taking.mutate()}>
        Download my data
      </Button>
    </div>
  );
}

function Deletion() {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-col items-start gap-4">
      <ul className="flex list-disc flex-col gap-1.5 pl-4 text-text-2 marker:text-text-3">
        <li>Your account and your decks go.</li>
        <li>Games stay in their pods as they were played, under “Former player”.</li>
        <li>What you said in chats stays, without your name.</li>
        <li>A pod that only you own passes to another member.</li>
      </ul>
      <Button size="touch" variant="danger" icon={<Trash2 aria-hidden size={17} />} onClick={() => setOpen(true)}>
        Delete my account
      </Button>
      {open && <DeletionDialog onClose={() => setOpen(false)} />}
    </div>
  );
}

function DeletionDialog({ onClose }: { onClose: () => void }) {
  const deletion = useDeleteMe();
  const [missing, setMissing] = useState(false);
  const wrong = deletion.error instanceof ApiError && deletion.error.code === "wrong-password";

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = textOf(event.currentTarget, "password");
    setMissing(!password);
    if (password) deletion.mutate(password);
  }

  return (
    <Dialog open onOpenChange={onClose} title="Delete my account" description="This can’t be taken back. Your password makes it so.">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4 pt-2">
        <PasswordField
          autoComplete="current-password"
          maxLength={longestPassword}
          error={missing ? "Your password is needed for this." : wrong ? "This is not your password." : undefined}
        />
        {deletion.error && !wrong && <ErrorNote {...explainError(deletion.error, "Deleting your account")} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button size="touch" onClick={onClose}>
            Keep it
          </Button>
          <Button type="submit" size="touch" variant="danger" busy={deletion.isPending}>
            Delete for good
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
