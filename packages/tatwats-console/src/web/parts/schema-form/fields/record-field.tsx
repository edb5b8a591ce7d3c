import { useState } from "react";
import { Plus, X } from "lucide-react";
import { Button, classNames, IconButton } from "@tatwats/ui";
import { useForm } from "../form-context.ts";
import { pathOf, schemaOf } from "../json-schema.ts";
import type { FieldProps } from "../field-props.ts";
import { startValue } from "../start-value.ts";
import { FieldRow } from "./field-row.tsx";

/** Values by names that somebody gives. */
export function RecordField(props: FieldProps) {
  const { schema, path, value, onChange } = props;
  const { Field, root, readOnly, touch } = useForm();
  const [added, setAdded] = useState("");
  const record = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const valueSchema = schemaOf(schema["additionalProperties"]);
  function change(next: Record<string, unknown>): void {
    touch(path);
    onChange(next);
  }
  function add(): void {
    const key = added.trim();
    if (key === "" || Object.hasOwn(record, key)) return;
    change({ ...record, [key]: startValue(valueSchema, root) ?? "" });
    setAdded("");
  }
  return (
    <FieldRow field={props} group>
      {({ boxClass, labelId }) => (
        <div className="flex flex-col gap-2">
          {Object.entries(record).map(([key, each]) => (
            <div key={key} className="flex items-start gap-2">
              <span className="w-36 shrink-0 truncate pt-2 font-mono text-xs" title={key}>
                {key}
              </span>
              <Field
                schema={valueSchema}
                name=""
                path={pathOf(path, key)}
                required
                value={each}
                onChange={(next) => change({ ...record, [key]: next })}
              />
              {!readOnly && (
                <IconButton
                  size="medium"
                  label={`Take out ${key}`}
                  icon={<X aria-hidden size={14} />}
                  onClick={() => {
                    const { [key]: _taken, ...others } = record;
                    change(others);
                  }}
                />
              )}
            </div>
          ))}
          {!readOnly && (
            <span className="flex gap-2">
              <input
                aria-label="Name of a new entry"
                aria-describedby={labelId}
                value={added}
                placeholder="name"
                onChange={(event) => setAdded(event.target.value)}
                className={classNames(boxClass, "h-8 !w-36")}
              />
              <Button
                size="small"
                icon={<Plus aria-hidden size={14} />}
                disabled={added.trim() === "" || Object.hasOwn(record, added.trim())}
                onClick={add}
              >
                Add
              </Button>
            </span>
          )}
        </div>
      )}
    </FieldRow>
  );
}
