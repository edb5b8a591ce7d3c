import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface SwitchProps {
  label: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  className?: string;
}

export function Switch({ label, checked, onCheckedChange, disabled, className }: SwitchProps) {
  const id = useId();
  return (
    <div className={classNames("flex min-h-11 items-center justify-between gap-3", className)}>
      <label htmlFor={id}>{label}</label>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        disabled={disabled}
        onClick={() => onCheckedChange(!checked)}
        className={classNames(
          "relative h-7 w-12 shrink-0 rounded-full border transition-colors disabled:opacity-60",
          checked ? "border-accent bg-accent" : "border-line-strong bg-surface-3",
        )}
      >
        <span
          aria-hidden
          className={classNames(
            "absolute top-0.5 left-0.5 size-5.5 rounded-full transition-transform",
            checked ? "translate-x-5 bg-accent-ink" : "bg-text-2",
          )}
        />
      </button>
    </div>
  );
}
