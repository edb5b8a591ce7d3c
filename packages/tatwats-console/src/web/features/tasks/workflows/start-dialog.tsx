import { useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import type { WorkflowAnswer } from "../../../../contract/task.ts";
import { ApiError } from "../../../app/api.ts";
import { ReasonDialog } from "../../../parts/reason-dialog.tsx";
import { schemaOf } from "../../../parts/schema-form/json-schema.ts";
import { SchemaForm } from "../../../parts/schema-form/schema-form.tsx";
import { startValue } from "../../../parts/schema-form/start-value.ts";
import { useSchemaForm } from "../../../parts/schema-form/use-schema-form.ts";
import { useDeed } from "../../../parts/use-deed.ts";

/** Asks for a workflow's input and starts it; then its task is opened. */
export function StartDialog({ workflow: { name, input, steps }, onClose }: { workflow: WorkflowAnswer; onClose: () => void }) {
  const navigate = useNavigate();
  const [start] = useState(() => startValue(schemaOf(input), schemaOf(input)) ?? {});
  const form = useSchemaForm(input, start);
  const deed = useDeed<{ taskId: string }>({
    path: `/api/ops/workflows/${encodeURIComponent(name)}/start`,
    refreshes: ["/api/ops/tasks"],
    said: `${name} is started.`,
    onDone: ({ taskId }) => void navigate({ to: "/tasks/$id", params: { id: taskId } }),
    onError: (error) => error instanceof ApiError && form.setServerFaults(error.faults),
  });
  return (
    <ReasonDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Start ${name}?`}
      verb="Start"
      undo={`It has ${steps.length === 1 ? "1 step" : `${steps.length} steps`}. It can be cancelled; what is done by then stays done.`}
      deed={deed}
      onSubmit={(reason) => (form.isValid ? deed.run({ input: form.value, reason }) : form.showAll())}
      wide
    >
      <SchemaForm form={form} label={`Input of ${name}`} />
    </ReasonDialog>
  );
}
