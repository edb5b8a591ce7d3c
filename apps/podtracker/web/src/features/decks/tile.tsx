/** One figure with its word. */
export function Tile({ figure, word }: { figure: string; word: string }) {
  return (
    <div className="min-w-0 rounded-[14px] border border-line bg-surface-1 px-2 py-2.5 text-center">
      <p className="text-lg font-[660] tracking-tight tabular-nums">{figure}</p>
      <p className="truncate text-xs text-text-3">{word}</p>
    </div>
  );
}
