import type { Member } from "@podtracker/contract";
import { Select } from "@tatwats/ui";
import type { DraftDispatch, GameDraft } from "./game-draft.ts";

const options = [{ value: "", label: "–" }, ...Array.from({ length: 10 }, (_, kills) => ({ value: String(kills), label: String(kills) }))];

export interface KillsFieldsProps {
  draft: GameDraft;
  dispatch: DraftDispatch;
  members: readonly Member[];
}

/** How many each player knocked out, where the table remembers. */
export function KillsFields({ draft, dispatch, members }: KillsFieldsProps) {
  return (
    <div role="group" aria-label="Knocked out">
      <p className="mb-1.5 text-sm font-[560] text-text-2">Knocked out</p>
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {draft.seats.map(({ memberId, kills }) => {
          const name = members.find((member) => member.memberId === memberId)?.name ?? "";
          return (
            <li key={memberId} className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate">{name}</span>
              <Select
                label={`Knocked out by ${name}`}
                hideLabel
                className="w-20 shrink-0"
                options={options}
                value={typeof kills === "number" ? String(kills) : ""}
                onChange={({ target }) =>
                  dispatch({ type: "kills-told", memberId, kills: target.value === "" ? null : Number(target.value) })
                }
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
