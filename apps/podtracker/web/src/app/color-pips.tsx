import { identityWords } from "@podtracker/rules";
import { classNames, type IdentityColor } from "@tatwats/ui";

const fills: Record<IdentityColor | "C", string> = {
  W: "bg-pip-w",
  U: "bg-pip-u",
  B: "bg-pip-b",
  R: "bg-pip-r",
  G: "bg-pip-g",
  C: "bg-pip-c",
};

/** A colour identity as our own pips: a letter in a circle. */
export function ColorPips({
  colors,
  size = "medium",
  className,
}: {
  colors: readonly IdentityColor[];
  size?: "small" | "medium";
  className?: string;
}) {
  const letters = colors.length > 0 ? colors : (["C"] as const);
  return (
    <span role="img" aria-label={identityWords(colors)} className={classNames("inline-flex gap-1", className)}>
      {letters.map((letter) => (
        <span
          key={letter}
          className={classNames(
            "grid place-items-center rounded-full font-extrabold text-pip-ink",
            size === "small" ? "size-4 text-[0.625rem]" : "size-5 text-[0.6875rem]",
            fills[letter],
          )}
        >
          {letter}
        </span>
      ))}
    </span>
  );
}
