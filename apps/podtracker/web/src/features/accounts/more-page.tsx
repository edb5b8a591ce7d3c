import { useState, type FormEvent } from "react";
import { Button, Card, ErrorNote, showToast, TextField, ThemeToggle } from "@tatwats/ui";
import { ChevronRight, LogOut } from "lucide-react";
import { explainError, fieldError } from "../../app/explain-error.ts";
import { FanContentNotice } from "../../app/fan-content-notice.tsx";
import { Page } from "../../app/page.tsx";
import { Section } from "../../app/section.tsx";
import { useMe, useRename } from "./me.ts";
import { useSignOut } from "./session.ts";

export function MorePage() {
  const me = useMe();
  return (
    <Page title="More" width="narrow">
      <Section title="My name">
        <Card>
          <NameForm displayName={me.displayName} />
          <p className="mt-3 text-sm text-text-3">Signed in as {me.email}</p>
        </Card>
      </Section>
      <Section title="Appearance">
        <Card>
          <ThemeToggle hideLabel size="touch" />
        </Card>
      </Section>
      {me.consoleRole && (
        <Section title="Operations">
          <Card flush>
            <a href="/console" className="flex min-h-14 items-center justify-between px-4 hover:bg-surface-2">
              <span>
                Open the console <span className="text-sm text-text-3">as {me.consoleRole}</span>
              </span>
              <ChevronRight aria-hidden size={18} className="text-text-3" />
            </a>
          </Card>
        </Section>
      )}
      <SignOut />
      <FanContentNotice className="mt-10 text-xs text-text-3 lg:hidden" />
    </Page>
  );
}

function NameForm({ displayName }: { displayName: string }) {
  const [name, setName] = useState(displayName);
  const rename = useRename();
  const named = name.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    rename.mutate(named, {
      onSuccess: () => showToast({ text: "Your name is saved.", tone: "ok" }),
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <TextField
          label="Name"
          value={name}
          maxLength={60}
          autoComplete="name"
          className="flex-1"
          onChange={(event) => setName(event.target.value)}
          error={named ? fieldError(rename.error, "displayName") : "Your pod needs something to call you."}
        />
        {named !== displayName && named && (
          <Button type="submit" variant="primary" size="touch" busy={rename.isPending}>
            Save name
          </Button>
        )}
      </div>
      {rename.error && !fieldError(rename.error, "displayName") && <ErrorNote {...explainError(rename.error, "Saving your name")} />}
    </form>
  );
}

function SignOut() {
  const signOut = useSignOut();
  return (
    <div className="mt-8 flex flex-col gap-3">
      {signOut.error && <ErrorNote {...explainError(signOut.error, "Signing out")} />}
      <Button
        size="touch"
        busy={signOut.isPending}
        icon={<LogOut aria-hidden size={17} />}
        onClick={() => signOut.mutate()}
        className="self-start"
      >
        Sign out
      </Button>
    </div>
  );
}
