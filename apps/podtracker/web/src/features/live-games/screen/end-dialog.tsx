import { useState } from "react";
import { winConditions, type WinCondition } from "@podtracker/contract";
import type { EliminationCause, LiveState } from "@podtracker/rules";
import { Button, Dialog, IdentityBar } from "@tatwats/ui";
import { ChevronLeft } from "lucide-react";
import { commanderLine } from "../../decks/commander-line.ts";
import { winConditionNames } from "../../games/win-conditions.ts";
import { useAtTable } from "./table-context.tsx";
import { type Seat, seatAt } from "./table-now.ts";

/** The end in two taps: who won, and how. What the table already knows stands first. */
export function EndDialog({ winner, onClose }: { winner: number | null; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title="The game is over">
      <End winner={winner} onClose={onClose} />
    </Dialog>
  );
}

function End({ winner: given, onClose }: { winner: number | null; onClose: () => void }) {
  const atTable = useAtTable();
  const [winner, setWinner] = useState(given);
  const standing = atTable.seats.filter(({ counts }) => !counts.eliminated);
  const out = atTable.seats.filter(({ counts }) => counts.eliminated);
  const draw = () => {
    atTable.say({ type: "game.finished", outcome: "draw" });
    onClose();
  };
  if (winner !== null) return <How winner={seatAt(atTable, winner)} onBack={() => setWinner(null)} onClose={onClose} />;
  return (
    <>
      <p className="mb-3 text-text-2">Who won?</p>
      <ul className="flex flex-col gap-2">
        {[...standing, ...out].map((seat) => (
          <li key={seat.seat}>
            <button
              type="button"
              onClick={() => setWinner(seat.seat)}
              className="flex min-h-14 w-full items-center gap-3 rounded-md border border-line bg-surface-2 px-3 text-left active:bg-surface-3"
            >
              <IdentityBar colors={seat.colors} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-[620]">{seat.name}</span>
                <span className="block truncate text-sm text-text-2">{commanderLine(seat.commanders) || seat.deckName}</span>
              </span>
              <span className="text-sm text-text-3">{seat.counts.eliminated ? "out" : `${seat.counts.life} life`}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button size="touch" className="mt-3 w-full" onClick={draw}>
        Nobody: a draw
      </Button>
    </>
  );
}

function How({ winner, onBack, onClose }: { winner: Seat; onBack: () => void; onClose: () => void }) {
  const { say, table } = useAtTable();
  const finish = (winCondition?: WinCondition) => {
    say({ type: "game.finished", outcome: "win", winnerSeat: winner.seat, ...(winCondition ? { winCondition } : {}) });
    onClose();
  };
  const likely = likelyEnd(table.state);
  return (
    <>
      <div className="mb-3 flex items-center gap-2">
        <Button variant="quiet" size="touch" aria-label="Somebody else won" icon={<ChevronLeft aria-hidden size={18} />} onClick={onBack} />
        <p className="text-text-2">
          How did <strong className="text-text">{winner.name}</strong> win?
        </p>
      </div>
      <div className="grid grid-cols-2 gap-2">
        {winConditions
          .toSorted((a, b) => Number(b === likely) - Number(a === likely))
          .map((condition) => (
            <Button
              key={condition}
              size="touch"
              variant={condition === likely ? "primary" : "secondary"}
              className="!min-h-13"
              onClick={() => finish(condition)}
            >
              {winConditionNames[condition]}
            </Button>
          ))}
      </div>
      <Button size="touch" variant="quiet" className="mt-3 w-full" onClick={() => finish()}>
        Leave that open
      </Button>
    </>
  );
}

const endings: Partial<Record<EliminationCause, WinCondition>> = {
  life: "combat",
  "commander-damage": "commander-damage",
  poison: "poison",
  mill: "mill",
  concession: "concession",
};

/** How the last player went out says how the game was won. */
export function likelyEnd({ seats }: Pick<LiveState, "seats">): WinCondition | null {
  const last = seats.flatMap(({ eliminated }) => eliminated ?? []).toSorted((a, b) => b.order - a.order)[0];
  return (last && endings[last.cause]) ?? null;
}
