import { useState } from "react";
import { classNames } from "@tatwats/ui";
import { unitOf } from "../field-words.ts";
import { useForm } from "../form-context.ts";
import { numberOf } from "../json-schema.ts";
import type { FieldProps } from "../field-props.ts";
import { FieldRow } from "./field-row.tsx";

/** Text that becomes a number: what is half typed is kept, and holds the form back. */
export function NumberField(props: FieldProps) {
  const { schema, path, value, onChange } = props;
  const { setBroken, touch } = useForm();
  const [typed, setTyped] = useState(() => textOf(value));
  const [shown, setShown] = useState(value);
  // Another value from outside, such as the default or a roll-back.
  if (!Object.is(shown, value)) {
    setShown(value);
    if (parsed(typed) !== value) setTyped(textOf(value));
  }
  const unit = unitOf(schema);
  function change(text: string): void {
    setTyped(text);
    touch(path);
    const number = parsed(text);
    setBroken(path, number === undefined && text.trim() !== "");
    setShown(number);
    onChange(number);
  }
  return (
    <FieldRow field={props}>
      {({ id, describedBy, invalid, readOnly, boxClass }) => (
        <span className="relative inline-block w-full max-w-52">
          <input
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            readOnly={readOnly}
            inputMode={schema["type"] === "integer" && (numberOf(schema, "minimum") ?? -1) >= 0 ? "numeric" : "decimal"}
            autoComplete="off"
            value={typed}
            placeholder={"default" in schema ? textOf(schema["default"]) : undefined}
            onChange={(event) => change(event.target.value)}
            className={classNames(boxClass, "h-9 tabular-nums", unit && "!pr-24")}
          />
          {unit && <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-text-3">{unit}</span>}
        </span>
      )}
    </FieldRow>
  );
}

function parsed(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  const number = Number(text.trim().replace(",", "."));
  return Number.isFinite(number) ? number : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "number" ? String(value) : "";
}
