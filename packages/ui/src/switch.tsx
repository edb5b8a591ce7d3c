import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface SwitchProps {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  className?: string;
}

/** Something that is on or off at once, without saving; the whole row takes the finger. A native checkbox underneath. */
export function Switch({ label, hint, checked, onCheckedChange, className }: SwitchProps) {
  const hintId = useId();
  return (
    <label className={classNames("flex min-h-14 items-center justify-between gap-4 py-2.5 select-none", className)}>
      <span className="min-w-0">
        {label}
        {hint && (
          // Read as the description: as part of the label it would make the name of the switch a paragraph.
          <span id={hintId} aria-hidden className="mt-0.5 block text-sm text-text-3">
            {hint}
          </span>
        )}
      </span>
      <span className="relative inline-flex shrink-0">
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          aria-label={label}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onCheckedChange(event.target.checked)}
          className="peer h-7 w-12 appearance-none rounded-full border border-line-strong bg-surface-3 transition-colors checked:border-accent checked:bg-accent"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 left-1 size-5 rounded-full bg-text-2 transition-[translate,background] peer-checked:translate-x-5 peer-checked:bg-accent-ink"
        />
      </span>
    </label>
  );
}
