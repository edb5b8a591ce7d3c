import { useState } from "react";
import { Button, classNames } from "@tatwats/ui";
import { useForm } from "../form-context.ts";
import type { FieldProps } from "../field-props.ts";
import { FieldRow } from "./field-row.tsx";

/** A secret goes to the server and never comes back: it can be replaced, not read. */
export function SecretField(props: FieldProps) {
  const { path, value, onChange } = props;
  const { touch } = useForm();
  const [mask] = useState(value);
  const isSet = typeof mask === "string" && mask !== "";
  const [replacing, setReplacing] = useState(!isSet);
  return (
    <FieldRow field={props} group={!replacing}>
      {({ id, labelId, describedBy, invalid, readOnly, boxClass }) =>
        replacing ? (
          <span className="flex max-w-lg gap-2">
            <input
              id={id}
              type="password"
              aria-labelledby={labelId}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              readOnly={readOnly}
              autoComplete="new-password"
              value={typeof value === "string" && value !== mask ? value : ""}
              placeholder={isSet ? "the new secret" : "not set"}
              onChange={(event) => {
                touch(path);
                onChange(event.target.value === "" ? mask : event.target.value);
              }}
              className={classNames(boxClass, "h-9")}
            />
            {isSet && (
              <Button
                onClick={() => {
                  onChange(mask);
                  setReplacing(false);
                }}
              >
                Keep it
              </Button>
            )}
          </span>
        ) : (
          <span className="flex items-center gap-3">
            <span className="text-text-2">set, and not shown</span>
            {!readOnly && (
              <Button size="small" onClick={() => setReplacing(true)}>
                Replace
              </Button>
            )}
          </span>
        )
      }
    </FieldRow>
  );
}
