import { type SubmitEvent, useId, useState } from "react";
import { Button, Dialog, TextField, useTimeZone } from "@tatwats/ui";
import { fromFieldValue, toFieldValue } from "./local-moment.ts";
import type { TimeSearch } from "./time-range.ts";

export interface FromToDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  time: TimeSearch;
  onChoose: (time: TimeSearch) => void;
}

/** Asks from when to when; either side may stay open. */
export function FromToDialog(props: FromToDialogProps) {
  const { open, onOpenChange } = props;
  const formId = useId();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="From – to"
      description="Leave a field empty for no bound on that side."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId}>
            Show
          </Button>
        </>
      }
    >
      <Fields {...props} formId={formId} />
    </Dialog>
  );
}

function Fields({ time, onChoose, onOpenChange, formId }: FromToDialogProps & { formId: string }) {
  const utc = useTimeZone() === "UTC";
  const [from, setFrom] = useState(toFieldValue(time.since, utc));
  const [to, setTo] = useState(toFieldValue(time.until, utc));
  const wrongOrder = from !== "" && to !== "" && from >= to;
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (wrongOrder) return;
    onChoose({ since: fromFieldValue(from, utc), until: fromFieldValue(to, utc) });
    onOpenChange(false);
  }
  const zone = utc ? "UTC" : "your time";
  return (
    <form id={formId} onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
      <TextField type="datetime-local" label={`From (${zone})`} value={from} onChange={(event) => setFrom(event.target.value)} />
      <TextField
        type="datetime-local"
        label={`To (${zone})`}
        value={to}
        error={wrongOrder ? "Must be later than the beginning." : null}
        onChange={(event) => setTo(event.target.value)}
      />
    </form>
  );
}
