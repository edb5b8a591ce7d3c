interface CardChange {
  name: string;
  before: number;
  after: number;
}

/** Cards that came and went, as `+1` and `−1` before their names. */
export function CardChanges({ changes }: { changes: readonly CardChange[] }) {
  return (
    <ul className="flex flex-col gap-0.5 text-sm">
      {changes.map(({ name, before, after }) => (
        <li key={name} className="flex gap-2">
          <span className={`w-8 shrink-0 text-right font-[620] tabular-nums ${after > before ? "text-ok" : "text-bad"}`}>
            {after > before ? `+${after - before}` : `−${before - after}`}
          </span>
          <span className="min-w-0 break-words">{name}</span>
        </li>
      ))}
    </ul>
  );
}
