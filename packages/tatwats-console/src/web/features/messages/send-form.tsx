import { useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import { Send } from "lucide-react";
import { ApiError } from "../../app/api.ts";
import { JsonView } from "../../parts/json-view.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { RoleButton } from "../../parts/role-button.tsx";
import { schemaOf } from "../../parts/schema-form/json-schema.ts";
import { SchemaForm } from "../../parts/schema-form/schema-form.tsx";
import { startValue } from "../../parts/schema-form/start-value.ts";
import { useSchemaForm } from "../../parts/schema-form/use-schema-form.ts";
import { useDeed } from "../../parts/use-deed.ts";

/** The payload's form, and the deed. It opens the message that was sent. */
export function SendForm({ recipient, type, schema }: { recipient: string; type: string; schema: unknown }) {
  const navigate = useNavigate();
  const whole = schemaOf(schema);
  const form = useSchemaForm(schema, startValue(whole, whole));
  const [open, setOpen] = useState(false);
  const deed = useDeed<{ id: string }>({
    path: "/api/ops/messages",
    refreshes: ["/api/ops/messages", "/api/ops/flow"],
    said: "The message is sent",
    onDone: ({ id }) => void navigate({ to: "/messages/$id", params: { id } }),
    onError: (error) => {
      if (!(error instanceof ApiError) || error.faults.length === 0) return;
      form.setServerFaults(error.faults);
      setOpen(false);
    },
  });
  return (
    <form
      className="mt-5 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.showAll();
        if (form.isValid) setOpen(true);
      }}
    >
      <SchemaForm form={form} label="Payload" />
      <RoleButton type="submit" variant="primary" icon={<Send aria-hidden size={15} />} className="self-start">
        Send…
      </RoleButton>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        title={`Send ${type} to ${recipient}?`}
        verb="Send"
        undo="It cannot be called back once it is handled."
        preview={<JsonView label="payload" value={form.value} />}
        deed={deed}
        onSubmit={(reason) => deed.run({ recipient, type, payload: form.value, reason })}
        wide
      />
    </form>
  );
}
