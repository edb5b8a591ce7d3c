import { identityWords } from "@podtracker/rules";
import { classNames, type IdentityColor } from "@tatwats/ui";

const letters: { color: IdentityColor; fill: string }[] = [
  { color: "W", fill: "bg-pip-w" },
  { color: "U", fill: "bg-pip-u" },
  { color: "B", fill: "bg-pip-b" },
  { color: "R", fill: "bg-pip-r" },
  { color: "G", fill: "bg-pip-g" },
];

export interface ColorsFieldProps {
  label: string;
  value: readonly IdentityColor[];
  /** How many may be chosen; choosing another lets the first go. */
  most: number;
  onValueChange: (colors: IdentityColor[]) => void;
}

/** Some of the five colours, in their order. */
export function ColorsField({ label, value, most, onValueChange }: ColorsFieldProps) {
  function toggle(color: IdentityColor) {
    const chosen = value.includes(color) ? value.filter((each) => each !== color) : [...value, color].slice(-most);
    onValueChange(letters.flatMap((each) => (chosen.includes(each.color) ? [each.color] : [])));
  }
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-[560] text-text-2">{label}</legend>
      <div className="flex gap-2">
        {letters.map(({ color, fill }) => (
          <button
            key={color}
            type="button"
            aria-pressed={value.includes(color)}
            aria-label={identityWords([color])}
            onClick={() => toggle(color)}
            className={classNames(
              "grid size-11 place-items-center rounded-full font-extrabold text-pip-ink transition-opacity",
              fill,
              value.includes(color) ? "ring-2 ring-accent ring-offset-2 ring-offset-surface-1" : "opacity-45 hover:opacity-80",
            )}
          >
            {color}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
