import { classNames } from "@tatwats/ui";
import { labelOf } from "../field-words.ts";
import { useForm } from "../form-context.ts";
import { pathOf, propertiesOf, requiredOf, textOf } from "../json-schema.ts";
import type { FieldProps } from "../field-props.ts";

/** An object's fields one below the other; an object within another stands in a frame of its own. */
export function ObjectField({ schema, name, path, value, onChange }: FieldProps) {
  const { Field, faults } = useForm();
  const record = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  const required = requiredOf(schema);
  const properties = propertiesOf(schema);
  const change = (key: string) => (next: unknown) => onChange(withKey(record, key, next));
  const fields = properties.map(([key, property]) => (
    <Field
      key={key}
      schema={property}
      name={key}
      path={pathOf(path, key)}
      required={required.includes(key) || "default" in property}
      value={record[key]}
      onChange={change(key)}
    />
  ));
  if (path === "") return properties.length > 0 ? fields : <p className="py-2 text-text-2">It has no fields.</p>;
  const fault = faults.get(path);
  return (
    <fieldset className={classNames("my-3 min-w-0 flex-1 rounded-sm border px-3 pb-1", fault ? "border-bad" : "border-line")}>
      {name !== "" && <legend className="-ml-1 px-1 font-[620]">{labelOf(name, schema)}</legend>}
      {textOf(schema, "description") && <p className="text-xs text-text-3">{textOf(schema, "description")}</p>}
      {fault && (
        <p role="alert" className="text-xs text-bad">
          {fault}
        </p>
      )}
      {fields}
    </fieldset>
  );
}

function withKey(record: Record<string, unknown>, key: string, value: unknown): Record<string, unknown> {
  const { [key]: _before, ...others } = record;
  if (value === undefined) return others;
  return { ...record, [key]: value };
}
