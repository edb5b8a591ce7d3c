import { useState } from "react";
import type { Member } from "@podtracker/contract";
import { Button, classNames } from "@tatwats/ui";
import { Equal } from "lucide-react";
import type { DraftDispatch, GameDraft } from "./game-draft.ts";
import { finalGroups } from "./game-draft.ts";
import { ordinal, placesFrom } from "./places.ts";

export interface FinishOrderProps {
  draft: GameDraft;
  dispatch: DraftDispatch;
  seated: Member[];
}

/** The order after the winner, for tables that keep it: tap in order; who isn't tapped shares the last place. */
export function FinishOrder({ draft, dispatch, seated }: FinishOrderProps) {
  const places = placesFrom(finalGroups(draft));
  const [firsts = [], ...later] = draft.finish;
  const told = later.flat();
  const [open, setOpen] = useState(told.length > 0);
  const others = seated.filter(({ memberId }) => !firsts.includes(memberId));
  const inOrder = others.toSorted((one, other) => (places.get(one.memberId) ?? 0) - (places.get(other.memberId) ?? 0));
  return (
    <details
      className="mt-4 rounded-md border border-line open:bg-surface-1"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-11 items-center justify-between px-3.5 text-sm text-text-2 marker:content-none">
        Order of the others (optional)
        <span className="text-text-3">{told.length === 0 ? `all ${ordinal(2)}` : ""}</span>
      </summary>
      <ol className="border-t border-line">
        {inOrder.map(({ memberId, name }) => {
          const group = later.findIndex((ids) => ids.includes(memberId));
          return (
            <li key={memberId} className="flex min-h-12 items-center gap-2 pr-1.5 pl-1.5">
              <button
                type="button"
                aria-pressed={group >= 0}
                onClick={() => dispatch({ type: group >= 0 ? "finish-taken-back" : "finished-next", memberId })}
                className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-sm px-2 text-left hover:bg-surface-2"
              >
                <span className={classNames("w-9 text-sm", group >= 0 ? "font-semibold text-accent" : "text-text-3")}>
                  {ordinal(places.get(memberId) ?? 0)}
                </span>
                <span className="truncate">{name}</span>
                <span className="sr-only">{group >= 0 ? "finished here" : "finished next"}</span>
              </button>
              {group > 0 && (
                <Button
                  variant="quiet"
                  size="touch"
                  icon={<Equal aria-hidden size={15} />}
                  onClick={() => dispatch({ type: "finish-tied", memberId })}
                >
                  Tie <span className="sr-only">{name} with the place above</span>
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
