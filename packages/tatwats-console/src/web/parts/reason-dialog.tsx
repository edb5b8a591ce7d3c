import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { RotateCcw, TriangleAlert } from "lucide-react";
import { Button, Dialog, TextArea } from "@tatwats/ui";
import type { Deed } from "./use-deed.ts";
import { Trouble } from "./trouble.tsx";

export interface ReasonDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question, such as `Pause the_author?` */
  title: string;
  /** The word on the button that does it. */
  verb: string;
  danger?: boolean;
  /** Whether it can be undone, and how. */
  undo: string;
  /** What it will touch. */
  preview?: ReactNode;
  /** More to be filled in, above the reason. */
  children?: ReactNode;
  /** What is filled in is not ready yet. */
  incomplete?: boolean;
  deed: Deed;
  onSubmit: (reason: string) => void;
  wide?: boolean;
}

/** Asks for the reason of a deed, and says before it what it will touch and whether it can be undone. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, onOpenChange, title, verb, danger = false, incomplete = false, deed, wide } = props;
  const formId = useId();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      wide={wide}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant={danger ? "danger" : "primary"} type="submit" form={formId} busy={deed.busy} disabled={incomplete}>
            {verb}
          </Button>
        </>
      }
    >
      <ReasonForm {...props} formId={formId} />
    </Dialog>
  );
}

const mostCharacters = 500;

/** Apart from the dialog, so that it begins empty each time it opens. */
function ReasonForm({ formId, preview, undo, danger, children, deed, verb, incomplete, onSubmit }: ReasonDialogProps & { formId: string }) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { reset } = deed;
  useEffect(() => {
    reset();
    field.current?.focus();
  }, [reset]);
  function submit(event: SubmitEvent) {
    event.preventDefault();
    const given = reason.trim();
    setMissing(given === "");
    if (given === "") field.current?.focus();
    else if (!deed.busy && !incomplete) onSubmit(given);
  }
  return (
    <form id={formId} onSubmit={submit} className="flex flex-col gap-4 text-sm">
      {preview && <div className="rounded-sm border border-line bg-bg px-3 py-2.5">{preview}</div>}
      <p className="flex gap-2 text-text-2">
        {danger ? (
          <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-bad" />
        ) : (
          <RotateCcw aria-hidden size={16} className="mt-0.5 shrink-0 text-text-3" />
        )}
        {undo}
      </p>
      {children}
      <TextArea
        ref={field}
        label="Reason"
        hint="It is kept in the audit log."
        rows={2}
        maxLength={mostCharacters}
        value={reason}
        error={missing ? "Say why." : null}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      {deed.error && <Trouble error={deed.error} what={`“${verb}”`} />}
    </form>
  );
}
