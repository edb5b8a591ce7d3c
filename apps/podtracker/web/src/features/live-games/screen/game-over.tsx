import { Link } from "@tanstack/react-router";
import { placesOf } from "@podtracker/rules";
import { buttonClass, Card, IdentityBar } from "@tatwats/ui";
import { Crown } from "lucide-react";
import { commanderLine } from "../../decks/commander-line.ts";
import { ordinal } from "../../games/places.ts";
import { unsent } from "../log/table.ts";
import { useAtTable } from "./table-context.tsx";
import { seatAt } from "./table-now.ts";

/** The end of a game, as this phone knows it: at once, with or without network. */
export function GameOver() {
  const atTable = useAtTable();
  const { game, state } = atTable.table;
  const winner = state.finished?.winnerSeat ? seatAt(atTable, state.finished.winnerSeat) : null;
  const waiting = unsent(atTable.table).length;
  const params = { podId: game.podId };
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-5 overflow-y-auto px-4 py-6">
      <div className="text-center">
        {winner && <Crown aria-hidden size={40} className="mx-auto mb-2 text-accent" />}
        <h2 className="text-3xl font-[680] tracking-tight">{winner ? `${winner.name} wins` : "A draw"}</h2>
        <p className="mt-1 text-text-2">
          {state.turn === 1 ? "in the first turn" : `after ${state.turn} turns`}
          {waiting > 0 && " · kept on this phone, and recorded when the connection is back"}
        </p>
      </div>
      <Card flush className="w-full max-w-md">
        <ol>
          {placesOf(state)
            .toSorted((a, b) => a.place - b.place || a.seat - b.seat)
            .map(({ seat: number, place, kills }) => {
              const seat = seatAt(atTable, number);
              return (
                <li key={number} className="flex min-h-14 items-center gap-3 border-t border-line px-3.5 py-2 first:border-t-0">
                  <IdentityBar colors={seat.colors} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-[620]">{seat.name}</span>
                    <span className="block truncate text-sm text-text-2">
                      {[commanderLine(seat.commanders) || seat.deckName, kills > 0 ? `${kills} knocked out` : null]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </span>
                  <span className="text-right">
                    <span className="block font-semibold">{ordinal(place)}</span>
                    <span className="block text-xs text-text-3 tabular-nums">{seat.counts.life} life</span>
                  </span>
                </li>
              );
            })}
        </ol>
      </Card>
      <div className="flex flex-wrap justify-center gap-2">
        <Link to="/pods/$podId" params={params} className={buttonClass("secondary", "touch")}>
          To the pod
        </Link>
        {waiting === 0 && (
          <Link to="/pods/$podId/games/$gameId" params={{ ...params, gameId: game.id }} className={buttonClass("primary", "touch")}>
            See the game
          </Link>
        )}
      </div>
    </div>
  );
}
