import { classNames } from "./class-names.ts";
import { identityGradient, type IdentityColor } from "./identity.ts";

const tones = ["bg-pip-u", "bg-pip-g", "bg-pip-r", "bg-pip-b", "bg-pip-w", "bg-pip-c"];

export interface AvatarProps {
  name: string;
  /** What the colour is derived from, so that it outlives a new name; the name if absent. */
  id?: string;
  /** Those that the person chose; derived from the id where they chose none. */
  colors?: readonly IdentityColor[] | null | undefined;
  size?: "small" | "medium" | "large";
  className?: string;
}

const sizes = {
  small: "size-6 text-[0.6875rem]",
  medium: "size-8 text-xs",
  large: "size-11 text-base",
};

/** Initials on a colour; decoration beside the written name, so readers skip it. */
export function Avatar({ name, id, colors, size = "medium", className }: AvatarProps) {
  return (
    <span
      aria-hidden
      // Drawn by the style sheet: as text they would be part of what a button around them is called.
      data-initials={initialsOf(name)}
      className={classNames(
        "grid shrink-0 place-items-center rounded-full font-bold text-pip-ink before:content-[attr(data-initials)]",
        sizes[size],
        colors ? false : tones[toneOf(id ?? name)],
        className,
      )}
      style={colors ? { backgroundImage: identityGradient(colors, { direction: "to bottom right" }) } : undefined}
    />
  );
}

/** First letters of the first and last word: `Briar Oakes` → `BO`. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

function toneOf(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum % tones.length;
}
