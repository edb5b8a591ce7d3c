import { useState, type KeyboardEvent } from "react";
import type { Member } from "@podtracker/contract";
import { Button, ErrorNote, showToast, TextField } from "@tatwats/ui";
import { explainError, fieldError } from "../../app/explain-error.ts";
import { useAddGuest } from "./members.ts";

/** @param onAdded where the new guest is wanted at once, such as at the table; otherwise a toast says they were added */
export function AddGuest({ podId, onAdded }: { podId: string; onAdded?: (guest: Member) => void }) {
  const addGuest = useAddGuest(podId);
  const [name, setName] = useState("");
  const named = fieldError(addGuest.error, "name");

  function add() {
    if (!name.trim()) return;
    addGuest.mutate(
      { name: name.trim() },
      {
        onSuccess: (guest) => {
          setName("");
          if (onAdded) onAdded(guest);
          else showToast({ text: `${guest.name} can be chosen in games now.`, tone: "ok" });
        },
      },
    );
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  }

  // No form of its own: it also stands within the game's, and forms don't nest.
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <TextField
          label="Guest’s name"
          value={name}
          maxLength={60}
          autoComplete="off"
          className="flex-1"
          onChange={(event) => setName(event.target.value)}
          onKeyDown={onKeyDown}
          error={named}
        />
        <Button size="touch" className="shrink-0" onClick={add} busy={addGuest.isPending} disabled={!name.trim()}>
          Add guest
        </Button>
      </div>
      {addGuest.error && !named && <ErrorNote {...explainError(addGuest.error, "Adding the guest")} />}
    </div>
  );
}
