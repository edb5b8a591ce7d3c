import { useState } from "react";
import { classNames } from "@tatwats/ui";
import { useForm } from "../form-context.ts";
import type { FieldProps } from "../field-props.ts";
import { FieldRow } from "./field-row.tsx";

/** What no other control can draw, as JSON. Text that is none is kept, and holds the form back. */
export function JsonField(props: FieldProps) {
  const { path, required, value, onChange } = props;
  const { setBroken, touch } = useForm();
  const [typed, setTyped] = useState(() => textOf(value));
  const [fault, setFault] = useState<string>();
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setTyped(textOf(value));
  }
  function change(text: string): void {
    setTyped(text);
    touch(path);
    const empty = text.trim() === "";
    const parsed = empty ? { value: undefined } : parse(text);
    const missing = empty && required ? "Is needed." : undefined;
    setFault("fault" in parsed ? parsed.fault : missing);
    setBroken(path, "fault" in parsed);
    if ("fault" in parsed) return;
    setShown(parsed.value);
    onChange(parsed.value);
  }
  return (
    <FieldRow field={props}>
      {({ id, labelId, describedBy, readOnly, boxClass }) => (
        <>
          <textarea
            id={id}
            aria-labelledby={labelId}
            aria-describedby={describedBy}
            aria-invalid={fault ? true : undefined}
            readOnly={readOnly}
            spellCheck={false}
            rows={Math.min(16, Math.max(3, typed.split("\n").length))}
            value={typed}
            onChange={(event) => change(event.target.value)}
            className={classNames(boxClass, "resize-y py-2 font-mono !text-xs", fault && "!border-bad")}
          />
          <p className="mt-1 text-xs text-text-3">JSON</p>
          {fault && (
            <p role="alert" className="mt-1 text-xs text-bad">
              {fault}
            </p>
          )}
        </>
      )}
    </FieldRow>
  );
}

function parse(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { fault: `This is no JSON: ${error instanceof Error ? error.message : "it cannot be read"}` };
  }
}

function textOf(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}
