/** How much of a task is settled, 0 to 1, as a bar with its figure. */
export function Progress({ value, label }: { value: number; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <span className="inline-flex items-center gap-2">
      <span
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="block h-1.5 w-16 overflow-hidden rounded-full bg-surface-3"
      >
        <span className="block h-full rounded-full bg-info" style={{ width: `${percent}%` }} />
      </span>
      <span className="text-xs whitespace-nowrap text-text-2 tabular-nums">{percent} %</span>
    </span>
  );
}
