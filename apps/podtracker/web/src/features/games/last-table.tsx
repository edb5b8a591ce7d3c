import type { Deck, Member } from "@podtracker/contract";
import { Button, Card } from "@tatwats/ui";
import { RotateCw } from "lucide-react";
import { Section } from "../../app/section.tsx";
import { commanderLine } from "../decks/commander-line.ts";
import { tableOf } from "./draft-from-game.ts";
import type { DraftDispatch, DraftSeat } from "./game-draft.ts";
import { useLastGames } from "./list-games.ts";

export interface LastTableProps {
  podId: string;
  members: readonly Member[];
  decks: readonly Deck[];
  dispatch: DraftDispatch;
}

/** The table as it sat last time, in one tap: in the same order, or turned so that the next player begins. */
export function LastTable({ podId, members, decks, dispatch }: LastTableProps) {
  const last = useLastGames(podId).data?.find(({ status }) => status === "finished");
  const seats = last ? tableOf(last, { memberIds: new Set(members.map(({ memberId }) => memberId)), decks }) : [];
  if (seats.length < 2) return null;
  const take = () => dispatch({ type: "table-taken", seats });
  return (
    <Section title="The same table as last time" className="mb-6">
      <Card flush>
        <ol className="px-3.5 py-2.5 text-sm">
          {seats.map((seat) => (
            <li key={seat.memberId} className="flex min-h-7 items-baseline justify-between gap-3">
              <span className="shrink-0 font-[560]">{members.find(({ memberId }) => memberId === seat.memberId)?.name}</span>
              <span className="truncate text-text-3">{deckWords(seat, decks)}</span>
            </li>
          ))}
        </ol>
        <div className="flex gap-2 border-t border-line p-2.5">
          <Button variant="primary" size="touch" className="flex-1" onClick={take}>
            Same seats
          </Button>
          <Button
            size="touch"
            className="flex-1"
            icon={<RotateCw aria-hidden size={16} />}
            onClick={() => {
              take();
              dispatch({ type: "table-turned" });
            }}
          >
            Turned by one
          </Button>
        </div>
      </Card>
    </Section>
  );
}

function deckWords({ deck }: DraftSeat, decks: readonly Deck[]): string {
  if (deck.kind === "commanders") return commanderLine(deck.names);
  return deck.kind === "deck" ? (decks.find(({ id }) => id === deck.deckId)?.name ?? "") : "deck not known";
}
