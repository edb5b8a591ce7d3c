import { useState, type FormEvent } from "react";
import { ApiError, type Pod } from "@podtracker/contract";
import { Button, Dialog, ErrorNote, IconButton, showToast, TextArea, TextField } from "@tatwats/ui";
import { Archive, Pencil } from "lucide-react";
import { useQueryClient } from "@tanstack/react-query";
import { ColorsField } from "../../app/colors-field.tsx";
import { explainError, fieldError } from "../../app/explain-error.ts";
import { podQuery } from "./get-pod.ts";
import { useArchivePod, useRestorePod, useUpdatePod } from "./save-pod.ts";

/** The pod's name, description and colours, for its organisers; its owner can put it aside here. */
export function EditPod({ pod }: { pod: Pod }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label="Change the pod" icon={<Pencil aria-hidden size={17} />} onClick={() => setOpen(true)} />
      {open && <EditPodDialog pod={pod} onClose={() => setOpen(false)} />}
    </>
  );
}

function EditPodDialog({ pod, onClose }: { pod: Pod; onClose: () => void }) {
  const queryClient = useQueryClient();
  const update = useUpdatePod(pod.id);
  // What stood there when the form was opened: a change by somebody else meanwhile is noticed, not overwritten.
  const [revision, setRevision] = useState(pod.revision);
  const [name, setName] = useState(pod.name);
  const [description, setDescription] = useState(pod.description);
  const [colors, setColors] = useState(pod.colors);
  const archive = useArchivePod(pod.id);
  const restore = useRestorePod(pod.id);
  const conflict = update.error instanceof ApiError && update.error.status === 409;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return;
    update.mutate(
      { name: name.trim(), description: description.trim(), colors, revision },
      {
        onSuccess: onClose,
        onError: () => void queryClient.invalidateQueries({ queryKey: podQuery(pod.id).queryKey }),
      },
    );
  }

  /** Undone by a press on what tells of it, so it asks nothing before. */
  function putAside() {
    archive.mutate(undefined, {
      onSuccess: () => {
        onClose();
        showToast({ text: `${pod.name} was put aside.`, action: { label: "Undo", onSelect: () => restore.mutate() } });
      },
      onError: (error) => showToast({ text: explainError(error, "Putting the pod aside").detail, tone: "bad" }),
    });
  }

  return (
    <Dialog open onOpenChange={onClose} title="Change the pod">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="Pod name"
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          error={name.trim() ? fieldError(update.error, "name") : "A pod needs a name."}
        />
        <TextArea
          label="Description (optional)"
          value={description}
          maxLength={500}
          onChange={(event) => setDescription(event.target.value)}
        />
        <ColorsField label="Colours (optional)" value={colors} most={5} onValueChange={setColors} />
        {conflict ? (
          <div className="rounded-md border border-warn/60 p-3 text-sm">
            <p className="font-semibold">Somebody changed the pod while you wrote.</p>
            <p className="mt-1 text-text-2">
              It is now “{pod.name}”{pod.description && `, ${pod.description}`}. Save again to put yours in its place.
            </p>
            <Button size="touch" className="mt-2" onClick={() => (setRevision(pod.revision), update.reset())}>
              I have seen it
            </Button>
          </div>
        ) : (
          update.error && <ErrorNote {...explainError(update.error, "Saving the pod")} />
        )}
        <div className="flex flex-wrap items-center justify-between gap-2">
          {pod.role === "owner" && !pod.archivedAt ? (
            <Button size="touch" variant="quiet" icon={<Archive aria-hidden size={17} />} busy={archive.isPending} onClick={putAside}>
              Put aside
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" variant="primary" size="touch" busy={update.isPending} disabled={conflict || pod.archivedAt !== null}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
