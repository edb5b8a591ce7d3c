import { classNames } from "@tatwats/ui";
import { manaSymbols } from "./mana-symbols.ts";

/** A mana cost in letters and numbers; without colours, which belong to the identity beside it. */
export function ManaCost({ cost, className }: { cost: string; className?: string }) {
  const symbols = manaSymbols(cost);
  if (symbols.length === 0) return null;
  return (
    <span role="img" aria-label={`mana cost ${symbols.join(" ")}`} className={classNames("inline-flex flex-wrap gap-0.5", className)}>
      {symbols.map((symbol, index) => (
        <span
          // A cost may repeat a symbol, and never changes its order.
          key={index}
          className="grid h-4 min-w-4 place-items-center rounded-full bg-surface-3 px-0.5 text-[0.625rem] font-bold text-text-2"
        >
          {symbol}
        </span>
      ))}
    </span>
  );
}
