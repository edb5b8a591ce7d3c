import { useState, type FormEvent } from "react";
import { Avatar, Button, Card, ErrorNote, showToast, TextField } from "@tatwats/ui";
import { ColorsField } from "../../app/colors-field.tsx";
import { explainError, fieldError } from "../../app/explain-error.ts";
import { Page } from "../../app/page.tsx";
import { useMe, useUpdateMe } from "./me.ts";
import { toMore } from "./to-more.ts";

const mostColors = 2;

/** How I am shown to others. */
export function ProfilePage() {
  const me = useMe();
  const update = useUpdateMe();
  const [name, setName] = useState(me.displayName);
  const [colors, setColors] = useState(me.avatar ?? []);
  const named = name.trim();
  const refused = fieldError(update.error, "displayName");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!named) return;
    const changes = { displayName: named, avatar: colors.length > 0 ? colors : null };
    update.mutate(changes, { onSuccess: () => showToast({ text: "Your profile is saved.", tone: "ok" }) });
  }

  return (
    <Page title="Profile" back={toMore} width="narrow">
      <form noValidate onSubmit={submit}>
        <Card className="flex flex-col gap-5">
          <div className="flex items-center gap-3.5">
            <Avatar name={named || me.displayName} id={me.id} colors={colors.length > 0 ? colors : null} size="large" />
            <p className="min-w-0 text-sm text-text-3">This is how your pods see you.</p>
          </div>
          <TextField
            label="Name"
            value={name}
            maxLength={60}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
            error={named ? refused : "Your pod needs something to call you."}
          />
          <div>
            <ColorsField label="Colours, up to two" value={colors} most={mostColors} onValueChange={setColors} />
            <p className="mt-2 text-sm text-text-3">Without any, PodTracker picks one for you.</p>
          </div>
          {update.error && !refused && <ErrorNote {...explainError(update.error, "Saving your profile")} />}
          <Button type="submit" variant="primary" size="touch" busy={update.isPending} className="self-start">
            Save profile
          </Button>
        </Card>
      </form>
    </Page>
  );
}
