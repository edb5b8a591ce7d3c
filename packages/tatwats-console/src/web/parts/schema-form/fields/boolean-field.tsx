import { useForm } from "../form-context.ts";
import type { FieldProps } from "../field-props.ts";
import { FieldRow } from "./field-row.tsx";

export function BooleanField(props: FieldProps) {
  const { path, value, onChange } = props;
  const { touch } = useForm();
  return (
    <FieldRow field={props}>
      {({ id, describedBy, readOnly }) => (
        <span className="flex min-h-9 items-center gap-2.5">
          <input
            id={id}
            type="checkbox"
            aria-describedby={describedBy}
            disabled={readOnly}
            checked={value === true}
            onChange={(event) => {
              touch(path);
              onChange(event.target.checked);
            }}
            className="size-4.5"
          />
          <span aria-hidden className="text-text-2">
            {value === true ? "yes" : "no"}
          </span>
        </span>
      )}
    </FieldRow>
  );
}
