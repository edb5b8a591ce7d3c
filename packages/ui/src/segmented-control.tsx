import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
}

export interface SegmentedControlProps<Value extends string> {
  label: string;
  hideLabel?: boolean;
  options: readonly Segment<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  /** `touch` is at least 44 px high. */
  size?: "medium" | "touch";
  className?: string;
}

/** One of a few, all in sight. Native radio buttons underneath: arrow keys and forms work as they should. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, hideLabel = false, options, value, onValueChange, size = "medium", className } = props;
  const name = useId();
  return (
    <fieldset className={classNames("min-w-0", className)}>
      <legend className={hideLabel ? "sr-only" : "mb-1.5 text-sm font-[560] text-text-2"}>{label}</legend>
      <div className="inline-flex max-w-full rounded-md border border-line bg-bg p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              "grid flex-1 place-items-center rounded-[10px] px-3.5 text-sm whitespace-nowrap text-text-2 select-none",
              "has-checked:bg-surface-3 has-checked:font-[620] has-checked:text-text hover:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus",
              size === "touch" ? "min-h-11" : "min-h-8",
            )}
          >
            <input
              type="radio"
              className="sr-only"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValueChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
