import { classNames } from "@tatwats/ui";
import { manaSymbols } from "./mana-symbols.ts";

const fills: Record<string, string> = {
  W: "bg-pip-w",
  U: "bg-pip-u",
  B: "bg-pip-b",
  R: "bg-pip-r",
  G: "bg-pip-g",
};

/** A mana cost in our own text pips; two-coloured ones wear their first colour and name both. */
export function ManaCost({ cost, className }: { cost: string; className?: string }) {
  const symbols = manaSymbols(cost);
  if (symbols.length === 0) return null;
  return (
    <span role="img" aria-label={`mana cost ${symbols.join(" ")}`} className={classNames("inline-flex flex-wrap gap-0.5", className)}>
      {symbols.map((symbol, index) => (
        <span
          // A cost may repeat a symbol, and never changes its order.
          key={index}
          className={classNames("grid h-4 min-w-4 place-items-center rounded-full px-0.5 text-[0.625rem] font-extrabold", fillOf(symbol))}
        >
          {symbol}
        </span>
      ))}
    </span>
  );
}

function fillOf(symbol: string): string {
  const color = Array.from(symbol).find((letter) => letter in fills);
  return color ? `${fills[color]} text-pip-ink` : "bg-surface-3 text-text-2";
}
