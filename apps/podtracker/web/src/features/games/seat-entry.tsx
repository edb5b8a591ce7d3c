import { lazy, Suspense, useState } from "react";
import type { Deck, Member } from "@podtracker/contract";
import { classNames, IconButton, IdentityBar } from "@tatwats/ui";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useIdentityOf } from "../cards/find-cards.ts";
import { commanderLine } from "../decks/commander-line.ts";
import type { DraftDispatch, DraftSeat } from "./game-draft.ts";

const DeckChooser = lazy(() => import("./deck-chooser.tsx").then((module) => ({ default: module.DeckChooser })));

export interface SeatEntryProps {
  seat: DraftSeat;
  index: number;
  last: boolean;
  member: Member;
  decks: Deck[];
  dispatch: DraftDispatch;
}

export function SeatEntry({ seat, index, last, member, decks, dispatch }: SeatEntryProps) {
  const [choosing, setChoosing] = useState(false);
  const { memberId } = seat;
  const { name } = member;
  const deck = seat.deck.kind === "deck" ? decks.find(({ id }) => seat.deck.kind === "deck" && id === seat.deck.deckId) : undefined;
  const named = useIdentityOf(seat.deck.kind === "commanders" ? seat.deck.names : []);
  const deckWords = deckWordsOf(seat, deck);
  return (
    <li className="flex items-center gap-1 border-t border-line py-1.5 pr-1 pl-3.5 first:border-t-0">
      <IdentityBar colors={deck?.colorIdentity ?? named} className={classNames("my-1.5", deckWords ? false : "opacity-40")} />
      <button
        type="button"
        onClick={() => setChoosing(true)}
        className="flex min-h-13 min-w-0 flex-1 items-center gap-2 rounded-sm px-2.5 text-left hover:bg-surface-2"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-[620]">
            <span className="mr-1.5 font-normal text-text-3">{index + 1}</span>
            {name}
          </span>
          <span className="sr-only">, deck: </span>
          <span className={classNames("block truncate text-sm", deckWords ? "text-text-2" : "text-accent")}>
            {deckWords ?? "Choose a deck"}
          </span>
        </span>
      </button>
      <IconButton
        label={`Move ${name} up`}
        icon={<ArrowUp aria-hidden size={17} />}
        disabled={index === 0}
        onClick={() => dispatch({ type: "seat-moved", memberId, by: -1 })}
      />
      <IconButton
        label={`Move ${name} down`}
        icon={<ArrowDown aria-hidden size={17} />}
        disabled={last}
        onClick={() => dispatch({ type: "seat-moved", memberId, by: 1 })}
      />
      <IconButton label={`Remove ${name}`} icon={<X aria-hidden size={17} />} onClick={() => dispatch({ type: "seat-left", memberId })} />
      {choosing && (
        <Suspense>
          <DeckChooser
            member={member}
            decks={decks}
            onClose={() => setChoosing(false)}
            onChoose={(chosen) => {
              dispatch({ type: "deck-chosen", memberId, deck: chosen });
              setChoosing(false);
            }}
          />
        </Suspense>
      )}
    </li>
  );
}

function deckWordsOf({ deck }: DraftSeat, known: Deck | undefined): string | null {
  if (deck.kind === "commanders") return commanderLine(deck.names);
  return deck.kind === "deck" ? (known?.name ?? deck.name ?? "a deck") : null;
}
