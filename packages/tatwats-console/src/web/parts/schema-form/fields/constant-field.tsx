import type { FieldProps } from "../field-props.ts";
import { FieldRow } from "./field-row.tsx";

/** What can be nothing else. */
export function ConstantField(props: FieldProps) {
  return (
    <FieldRow field={props} group>
      {() => (
        <code className="inline-flex min-h-9 items-center font-mono text-xs text-text-2">{JSON.stringify(props.schema["const"])}</code>
      )}
    </FieldRow>
  );
}
