import { CircleAlert } from "lucide-react";
import { SchemaField } from "./schema-field.tsx";
import { FormContext } from "./form-context.ts";
import type { SchemaFormState } from "./use-schema-form.ts";

export interface SchemaFormProps {
  form: SchemaFormState;
  /** What is filled in, for readers. */
  label: string;
  readOnly?: boolean;
}

/** The fields of a JSON Schema, each by the control that fits it. */
export function SchemaForm({ form, label, readOnly = false }: SchemaFormProps) {
  const { schema, value, setValue, shownFaults, setBroken, touch } = form;
  const whole = shownFaults.get("");
  return (
    <FormContext value={{ Field: SchemaField, root: schema, faults: shownFaults, readOnly, setBroken, touch }}>
      <div role="group" aria-label={label} className="@container">
        {whole && (
          <p role="alert" className="mb-2 flex items-center gap-2 text-bad">
            <CircleAlert aria-hidden size={15} />
            {whole}
          </p>
        )}
        <SchemaField schema={schema} name="" path="" required value={value} onChange={setValue} />
      </div>
    </FormContext>
  );
}
