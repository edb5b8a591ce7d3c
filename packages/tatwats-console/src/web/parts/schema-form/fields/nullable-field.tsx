import { useForm } from "../form-context.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { FieldProps } from "../field-props.ts";
import { startValue } from "../start-value.ts";
import { FieldRow } from "./field-row.tsx";

/** Something, or expressly nothing. */
export function NullableField({ inner, ...props }: FieldProps & { inner: JsonSchema }) {
  const { path, value, onChange } = props;
  const { Field, root, readOnly, touch } = useForm();
  const none = value === null || value === undefined;
  return (
    <FieldRow field={props} group>
      {({ labelId }) => (
        <div className="flex min-h-9 flex-wrap items-start gap-x-4 gap-y-2">
          <label className="flex min-h-9 items-center gap-2 text-text-2">
            <input
              type="checkbox"
              aria-describedby={labelId}
              disabled={readOnly}
              checked={none}
              onChange={(event) => {
                touch(path);
                onChange(event.target.checked ? null : (startValue(inner, root) ?? (inner["type"] === "string" ? "" : 0)));
              }}
              className="size-4.5"
            />
            none
          </label>
          {!none && <Field schema={inner} name="" path={path} required value={value} onChange={onChange} />}
        </div>
      )}
    </FieldRow>
  );
}
