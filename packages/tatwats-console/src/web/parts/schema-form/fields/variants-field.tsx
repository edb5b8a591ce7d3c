import { classNames } from "@tatwats/ui";
import { variantOf } from "../field-kind.ts";
import { useForm } from "../form-context.ts";
import { type JsonSchema, propertiesOf, textOf } from "../json-schema.ts";
import type { FieldProps } from "../field-props.ts";
import { startValue } from "../start-value.ts";
import { FieldRow } from "./field-row.tsx";

/** One of several kinds of value: first which, then what. */
export function VariantsField({ options, ...props }: FieldProps & { options: JsonSchema[] }) {
  const { path, value, onChange } = props;
  const { Field, root, readOnly, touch } = useForm();
  const chosen = variantOf(value, options);
  return (
    <FieldRow field={props} group>
      {({ boxClass, labelId }) => (
        <div className="flex flex-col gap-2">
          <select
            aria-label="Kind"
            aria-describedby={labelId}
            disabled={readOnly}
            value={chosen}
            onChange={(event) => {
              touch(path);
              onChange(startValue(options[Number(event.target.value)] ?? {}, root));
            }}
            className={classNames(boxClass, "h-9 max-w-60")}
          >
            {options.map((option, index) => (
              <option key={index} value={index}>
                {nameOf(option, index)}
              </option>
            ))}
          </select>
          <Field schema={options[chosen] ?? {}} name="" path={path} required value={value} onChange={onChange} />
        </div>
      )}
    </FieldRow>
  );
}

/** A title, a fixed field such as `kind`, or the type. */
function nameOf(option: JsonSchema, index: number): string {
  const fixed = propertiesOf(option).find(([, property]) => "const" in property)?.[1]["const"];
  return textOf(option, "title") ?? (typeof fixed === "string" ? fixed : (textOf(option, "type") ?? `kind ${index + 1}`));
}
