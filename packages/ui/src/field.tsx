import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface FieldText {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  /** Keeps the label for readers only. */
  hideLabel?: boolean;
}

export interface FieldIds {
  id: string;
  describedBy: string | undefined;
  invalid: true | undefined;
}

/** The box that text fields, areas and selects share. */
export const controlClass =
  "w-full rounded-md border bg-bg px-3 text-text transition-colors focus-visible:outline-offset-0 disabled:opacity-60";

export function controlBorder(error: FieldText["error"]): string {
  return error ? "border-bad" : "border-line-strong/70 hover:border-line-strong";
}

/** Label, hint and error around a control, tied to it by ids. */
export function Field({
  label,
  hint,
  error,
  hideLabel,
  className,
  children,
}: FieldText & { className?: string; children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  const describedBy = classNames(hintId, errorId) || undefined;
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-[560] text-text-2"}>
        {label}
      </label>
      {children({ id, describedBy, invalid: error ? true : undefined })}
      {hint && (
        <p id={hintId ?? undefined} className="text-sm text-text-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId ?? undefined} role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
