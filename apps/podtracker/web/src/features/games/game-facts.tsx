import type { Member } from "@podtracker/contract";
import { TextArea, TextField } from "@tatwats/ui";
import { ChevronDown } from "lucide-react";
import type { DraftDispatch, GameDraft } from "./game-draft.ts";
import { KillsFields } from "./kills-fields.tsx";
import { PlayedAt } from "./played-at.tsx";

export interface GameFactsProps {
  draft: GameDraft;
  dispatch: DraftDispatch;
  members: readonly Member[];
  /** Whether it is a game on record, whose time is not now. */
  onRecord?: boolean;
}

/** All that may be told of a game and needn't be, out of the way until somebody wants it. */
export function GameFacts({ draft, dispatch, members, onRecord = false }: GameFactsProps) {
  const change = (fields: Extract<Parameters<DraftDispatch>[0], { type: "changed" }>["fields"]) => dispatch({ type: "changed", fields });
  return (
    <details className="group mt-6 mb-4 rounded-lg border border-line open:bg-surface-1" open={onRecord}>
      <summary className="flex min-h-12 items-center justify-between rounded-lg px-3.5 text-sm text-text-2 marker:content-none hover:bg-surface-2">
        Turns, time, knock-outs, notes
        <ChevronDown aria-hidden size={17} className="text-text-3 group-open:rotate-180" />
      </summary>
      <div className="flex flex-col gap-5 border-t border-line p-3.5">
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
        <PlayedAt value={draft.playedAt} canBeNow={!onRecord} onChange={(playedAt) => change({ playedAt })} />
        <KillsFields draft={draft} dispatch={dispatch} members={members} />
        <TextArea label="Notes" maxLength={2000} value={draft.notes} onChange={(event) => change({ notes: event.target.value })} />
      </div>
    </details>
  );
}
