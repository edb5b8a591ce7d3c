import type { InputHTMLAttributes, Ref, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { controlBorder, controlClass, Field, type FieldText } from "./field.tsx";

export interface TextFieldProps extends FieldText, Omit<InputHTMLAttributes<HTMLInputElement>, "id"> {
  ref?: Ref<HTMLInputElement>;
  /** Sits inside the box at its end, such as a unit. */
  trailing?: ReactNode;
  size?: never;
}

export function TextField({ label, hint, error, hideLabel, trailing, className, type = "text", ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      {(ids) => (
        <span className="relative block">
          <input
            {...rest}
            type={type}
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            className={classNames(controlClass, controlBorder(error), "h-11", trailing ? "pr-16" : false)}
          />
          {trailing && (
            <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-sm text-text-3">{trailing}</span>
          )}
        </span>
      )}
    </Field>
  );
}
