import { type ReactNode, useId } from "react";
import { classNames, controlBorder, controlClass } from "@tatwats/ui";
import { labelOf, limitsOf } from "../field-words.ts";
import { useForm } from "../form-context.ts";
import { textOf } from "../json-schema.ts";
import type { FieldProps } from "../field-props.ts";

export interface FieldControl {
  id: string;
  labelId: string;
  describedBy: string;
  invalid: true | undefined;
  readOnly: boolean;
  /** The box of a text control. */
  boxClass: string;
}

interface FieldRowProps {
  field: FieldProps;
  /** The control is a group: its name is no label of one control. */
  group?: boolean;
  children: (control: FieldControl) => ReactNode;
}

/** Name and meaning at the left, the control at the right, its fault below it. */
export function FieldRow({ field, group = false, children }: FieldRowProps) {
  const { schema, name, path, required, value, onChange } = field;
  const { faults, readOnly } = useForm();
  const id = useId();
  const fault = faults.get(path);
  const about = aboutOf(field);
  const hasDefault = "default" in schema;
  const differs = hasDefault && JSON.stringify(value) !== JSON.stringify(schema["default"]);
  const control: FieldControl = {
    id,
    labelId: `${id}-label`,
    describedBy: classNames(about && `${id}-about`, fault && `${id}-fault`),
    invalid: fault ? true : undefined,
    readOnly,
    boxClass: classNames(controlClass, controlBorder(fault), "!rounded-sm !px-2.5 !text-sm"),
  };
  const Name = group ? "span" : "label";
  // Items of a list and values of a record stand beside their own number or name.
  if (name === "")
    return (
      <div className="min-w-0 flex-1">
        <span id={control.labelId} className="sr-only">
          {path || "Value"}
        </span>
        {children({ ...control, describedBy: fault ? `${id}-fault` : "" })}
        <Fault id={id} fault={fault} />
      </div>
    );
  return (
    <div
      role={group ? "group" : undefined}
      aria-labelledby={group ? control.labelId : undefined}
      className="grid gap-x-6 gap-y-1.5 border-b border-line py-3 last:border-b-0 @xl:grid-cols-[minmax(9rem,13rem)_minmax(0,1fr)]"
    >
      <div className="min-w-0">
        <Name id={control.labelId} {...(!group && { htmlFor: id })} className="font-[560] [overflow-wrap:anywhere] text-text">
          {labelOf(name, schema)}
          {!required && !hasDefault && <span className="font-normal text-text-3"> (optional)</span>}
        </Name>
        {about && (
          <p id={`${id}-about`} className="text-xs [overflow-wrap:anywhere] text-text-3">
            {about}
          </p>
        )}
      </div>
      <div className="min-w-0">
        {children(control)}
        <Fault id={id} fault={fault} />
        {differs && !readOnly && (
          <button
            type="button"
            onClick={() => onChange(schema["default"])}
            className="mt-1 block max-w-full truncate rounded-xs text-xs text-text-3 underline underline-offset-2 hover:text-text"
          >
            Default: {shortly(schema["default"])}
          </button>
        )}
      </div>
    </div>
  );
}

function Fault({ id, fault }: { id: string; fault: string | undefined }) {
  if (!fault) return null;
  return (
    <p id={`${id}-fault`} role="alert" className="mt-1 text-xs text-bad">
      {fault}
    </p>
  );
}

function aboutOf({ schema }: FieldProps): string {
  return [textOf(schema, "description"), limitsOf(schema)].filter(Boolean).join(" · ");
}

function shortly(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text === "" || text === "[]" || text === "{}") return "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
