/** How much is not read; nothing where all is. */
export function UnreadBadge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="inline-grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 text-xs font-bold text-accent-ink tabular-nums">
      {count > 99 ? "99+" : count}
      <span className="sr-only"> not read</span>
    </span>
  );
}
