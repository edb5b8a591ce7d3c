import type { SelectHTMLAttributes } from "react";
import { ChevronDown } from "lucide-react";
import { classNames } from "./class-names.ts";
import { controlBorder, controlClass, Field, type FieldText } from "./field.tsx";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps extends FieldText, Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "children"> {
  options: SelectOption[];
}

/** The platform's own select: on a phone nothing beats its wheel. */
export function Select({ label, hint, error, hideLabel, options, className, ...rest }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      {(ids) => (
        <span className="relative block">
          <select
            {...rest}
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            className={classNames(controlClass, controlBorder(error), "h-11 appearance-none truncate pr-9")}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden size={16} className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-text-3" />
        </span>
      )}
    </Field>
  );
}
