import { winConditions, type WinCondition } from "@podtracker/contract";
import { classNames } from "@tatwats/ui";
import { winConditionNames } from "./win-conditions.ts";

export interface WinConditionChipsProps {
  value: WinCondition | null;
  onChange: (value: WinCondition | null) => void;
}

export function WinConditionChips({ value, onChange }: WinConditionChipsProps) {
  return (
    <div role="group" aria-label="How it ended" className="mt-4">
      <p className="mb-1.5 text-sm font-[560] text-text-2">How it ended</p>
      <div className="flex flex-wrap gap-2">
        {winConditions.map((condition) => {
          const chosen = condition === value;
          return (
            <button
              key={condition}
              type="button"
              aria-pressed={chosen}
              onClick={() => onChange(chosen ? null : condition)}
              className={classNames(
                "min-h-11 rounded-full border px-4 text-sm",
                chosen ? "border-accent bg-accent-soft font-[620]" : "border-line bg-surface-2 hover:border-line-strong",
              )}
            >
              {winConditionNames[condition]}
            </button>
          );
        })}
      </div>
    </div>
  );
}
