import { Button } from "@tatwats/ui";
import { Trophy } from "lucide-react";
import { useOfTable, useTableDeeds } from "./table-context.tsx";
import type { TableNow } from "./table-now.ts";

/** Only one player is left: the table confirms that they won. */
export function LastStanding({ onEnd }: { onEnd: (winner: number) => void }) {
  const { mayCount } = useTableDeeds();
  const last = useOfTable(lastOne);
  if (!mayCount || !last) return null;
  return (
    <div className="mx-2.5 mb-2 flex items-center gap-3 rounded-md bg-accent-soft py-1.5 pr-1.5 pl-3">
      <Trophy aria-hidden size={18} className="shrink-0 text-accent" />
      <p className="min-w-0 flex-1 truncate">
        <strong>{last.name}</strong> is the last one in
      </p>
      <Button variant="primary" size="touch" onClick={() => onEnd(last.seat)}>
        End the game
      </Button>
    </div>
  );
}

function lastOne({ seats }: TableNow) {
  const standing = seats.filter(({ counts }) => !counts.eliminated);
  return standing.length === 1 ? standing[0]! : null;
}
