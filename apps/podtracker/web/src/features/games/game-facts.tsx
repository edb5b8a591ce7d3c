import { winConditions, type WinCondition } from "@podtracker/contract";
import { classNames, TextArea, TextField } from "@tatwats/ui";
import { Section } from "../../app/section.tsx";
import type { DraftDispatch, GameDraft } from "./game-draft.ts";
import { PlayedAt } from "./played-at.tsx";
import { winConditionNames } from "./win-conditions.ts";

/** All that may be told of a game and needn't be. */
export function GameFacts({ draft, dispatch }: { draft: GameDraft; dispatch: DraftDispatch }) {
  const change = (fields: Extract<Parameters<DraftDispatch>[0], { type: "changed" }>["fields"]) => dispatch({ type: "changed", fields });
  return (
    <Section title="More, if you like">
      <div className="flex flex-col gap-5">
        {draft.outcome === "win" && <WinConditionChips value={draft.winCondition} onChange={(winCondition) => change({ winCondition })} />}
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Turns"
            inputMode="numeric"
            autoComplete="off"
            value={draft.turns}
            onChange={(event) => change({ turns: event.target.value })}
          />
          <TextField
            label="Minutes"
            inputMode="numeric"
            autoComplete="off"
            value={draft.minutes}
            onChange={(event) => change({ minutes: event.target.value })}
          />
        </div>
        <PlayedAt value={draft.playedAt} onChange={(playedAt) => change({ playedAt })} />
        <TextArea label="Notes" maxLength={2000} value={draft.notes} onChange={(event) => change({ notes: event.target.value })} />
      </div>
    </Section>
  );
}

function WinConditionChips({ value, onChange }: { value: WinCondition | null; onChange: (value: WinCondition | null) => void }) {
  return (
    <div role="group" aria-label="How it ended">
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
