import { classNames } from "./class-names.ts";
import { identityGradient, type IdentityColor } from "./identity.ts";

/** A slim upright bar in a deck's colours; put the deck's name or pips beside it. */
export function IdentityBar({ colors, className }: { colors: readonly IdentityColor[]; className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames("w-1.5 shrink-0 self-stretch rounded-full", className)}
      style={{ backgroundImage: identityGradient(colors) }}
    />
  );
}
