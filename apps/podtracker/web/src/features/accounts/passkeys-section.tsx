import { useState, type FormEvent } from "react";
import type { Passkey } from "@podtracker/contract";
import { Button, Card, Dialog, ErrorNote, IconButton, Loading, RelativeTime, showToast, Skeleton, TextField } from "@tatwats/ui";
import { KeyRound, Plus, Trash2 } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/section.tsx";
import { describeDevice } from "./describe-device.ts";
import { explainPasskeyError, passkeyObstacle } from "./passkey-support.ts";
import { useAddPasskey, usePasskeys, useRemovePasskey } from "./passkeys.ts";

/** Signing in by a finger or a face. */
export function PasskeysSection() {
  const passkeys = usePasskeys();
  const [adding, setAdding] = useState(false);
  const obstacle = passkeyObstacle();
  return (
    <Section title="Passkeys">
      <Card flush>
        <div className={passkeys.error && !passkeys.data ? "p-3 pb-0" : undefined}>
          <Loaded query={passkeys} what="Loading your passkeys" skeleton={<PasskeySkeleton />}>
            {(items) =>
              items.length > 0 && (
                <ul className="divide-y divide-line border-b border-line">
                  {items.map((passkey) => (
                    <PasskeyRow key={passkey.passkeyId} passkey={passkey} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
        <div className="flex flex-col items-start gap-3 p-4">
          <p className="text-sm text-text-2">{obstacle ?? "Sign in by finger, face or the device’s lock, without typing anything."}</p>
          {!obstacle && (
            <Button size="touch" icon={<Plus aria-hidden size={17} />} onClick={() => setAdding(true)}>
              Add a passkey
            </Button>
          )}
        </div>
      </Card>
      {adding && <AddPasskey onClose={() => setAdding(false)} />}
    </Section>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const [asked, setAsked] = useState(false);
  return (
    <li className="flex min-h-16 items-center gap-3 py-2 pr-2 pl-4">
      <KeyRound aria-hidden size={18} className="shrink-0 text-text-2" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{passkey.name}</span>
        <span className="block text-sm text-text-3">
          added <RelativeTime at={passkey.createdAt} />
          {passkey.synced && " · on all your devices"}
        </span>
      </span>
      <IconButton label={`Remove ${passkey.name}`} icon={<Trash2 aria-hidden size={17} />} onClick={() => setAsked(true)} />
      {asked && <RemovePasskey passkey={passkey} onClose={() => setAsked(false)} />}
    </li>
  );
}

function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const remove = useRemovePasskey();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Remove ${passkey.name}?`}
      description="PodTracker forgets it. What the device itself keeps you can delete in its settings."
    >
      {remove.error && <ErrorNote {...explainError(remove.error, "Removing the passkey")} className="mb-4" />}
      <div className="flex flex-wrap justify-end gap-2 pt-2">
        <Button size="touch" onClick={onClose}>
          Keep it
        </Button>
        <Button
          size="touch"
          variant="danger"
          busy={remove.isPending}
          onClick={() => remove.mutate(passkey.passkeyId, { onSuccess: onClose })}
        >
          Remove
        </Button>
      </div>
    </Dialog>
  );
}

function AddPasskey({ onClose }: { onClose: () => void }) {
  const add = useAddPasskey();
  const [name, setName] = useState(() => describeDevice(navigator.userAgent).name);
  const named = name.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!named) return;
    add.mutate(named, {
      onSuccess: () => {
        onClose();
        showToast({ text: "From now on you can sign in with it.", tone: "ok" });
      },
    });
  }

  return (
    <Dialog open onOpenChange={onClose} title="Add a passkey" description="Your device asks for your finger, your face or its lock.">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4 pt-2">
        <TextField
          label="Name"
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          hint="So that you know it again in the list"
          error={named ? null : "A passkey needs a name."}
        />
        {add.error && <ErrorNote {...explainPasskeyError(add.error, "Adding a passkey")} />}
        <Button type="submit" size="touch" variant="primary" busy={add.isPending} className="self-end">
          Make the passkey
        </Button>
      </form>
    </Dialog>
  );
}

function PasskeySkeleton() {
  return (
    <Loading label="Loading your passkeys" className="flex flex-col gap-2 border-b border-line p-4">
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-3.5 w-1/3" />
    </Loading>
  );
}
