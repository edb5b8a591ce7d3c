import { classNames } from "@tatwats/ui";

/** Data as it is, indented. It is shown as text, whatever it holds. */
export function JsonBlock({ label, value, className }: { label: string; value: unknown; className?: string }) {
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={label}
      className={classNames("max-h-96 overflow-auto rounded-sm border border-line bg-bg p-3 font-mono text-xs text-text-2", className)}
    >
      {JSON.stringify(value, null, 2) ?? "nothing"}
    </pre>
  );
}
