import { classNames, SegmentedControl } from "@tatwats/ui";
import { useForm } from "../form-context.ts";
import type { FieldProps } from "../field-props.ts";
import { FieldRow } from "./field-row.tsx";

const mostSegments = 5;
const mostCharacters = 44;

/** A few words side by side; more in a list. */
export function ChoiceField({ options, ...props }: FieldProps & { options: (string | number)[] }) {
  const { path, name, required, value, onChange } = props;
  const { touch } = useForm();
  const few = required && options.length <= mostSegments && options.join("").length <= mostCharacters;
  const chosen = typeof value === "string" || typeof value === "number" ? String(value) : "";
  function choose(text: string): void {
    touch(path);
    onChange(options.find((option) => String(option) === text));
  }
  return (
    <FieldRow field={props} group={few}>
      {({ id, labelId, describedBy, invalid, readOnly, boxClass }) =>
        few && !readOnly ? (
          <SegmentedControl
            label={name}
            hideLabel
            options={options.map((option) => ({ value: String(option), label: String(option) }))}
            value={chosen}
            onValueChange={choose}
          />
        ) : (
          <select
            id={id}
            aria-labelledby={labelId}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            disabled={readOnly}
            value={chosen}
            onChange={(event) => choose(event.target.value)}
            className={classNames(boxClass, "h-9 max-w-xs")}
          >
            {(!required || value === undefined) && <option value="">{required ? "choose …" : "not set"}</option>}
            {options.map((option) => (
              <option key={option} value={String(option)}>
                {option}
              </option>
            ))}
          </select>
        )
      }
    </FieldRow>
  );
}
