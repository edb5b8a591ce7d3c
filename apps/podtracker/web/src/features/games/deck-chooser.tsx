import { useState } from "react";
import type { Deck, Member } from "@podtracker/contract";
import { Button, Dialog, IdentityBar } from "@tatwats/ui";
import { ColorPips } from "../../app/color-pips.tsx";
import { commanderLine } from "../decks/commander-line.ts";
import { CommanderPicker } from "../decks/commander-picker.tsx";
import type { SeatDeck } from "./game-draft.ts";

export interface DeckChooserProps {
  member: Member;
  decks: Deck[];
  onChoose: (deck: SeatDeck) => void;
  onClose: () => void;
}

/** What somebody played: one of their decks, a borrowed one, a commander by name, or nobody knows. */
export function DeckChooser({ member, decks, onChoose, onClose }: DeckChooserProps) {
  const own = decks.filter(({ ownerId }) => ownerId === member.userId);
  const others = decks.filter(({ ownerId }) => ownerId !== member.userId);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`What did ${member.name} play?`}>
      <div className="flex flex-col gap-5">
        {own.length > 0 && <DeckGroup title="Own decks" decks={own} onChoose={onChoose} />}
        <ByCommander onChoose={onChoose} />
        {others.length > 0 && <DeckGroup title="Borrowed" decks={others} showOwner onChoose={onChoose} />}
        <Button size="touch" onClick={() => onChoose({ kind: "unknown" })}>
          Not known
        </Button>
      </div>
    </Dialog>
  );
}

function DeckGroup({
  title,
  decks,
  showOwner = false,
  onChoose,
}: {
  title: string;
  decks: Deck[];
  showOwner?: boolean;
  onChoose: (deck: SeatDeck) => void;
}) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-sm font-semibold tracking-normal text-text-2">{title}</h3>
      <ul className="-mx-2">
        {decks.map((deck) => (
          <li key={deck.id}>
            <button
              type="button"
              onClick={() => onChoose({ kind: "deck", deckId: deck.id })}
              className="flex min-h-13 w-full items-center gap-3 rounded-sm px-2 py-1.5 text-left hover:bg-surface-3"
            >
              <IdentityBar colors={deck.colorIdentity} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-[560]">{deck.name}</span>
                <span className="block truncate text-sm text-text-3">
                  {showOwner ? `${deck.ownerName}’s` : commanderLine(deck.commanders)}
                </span>
              </span>
              <ColorPips colors={deck.colorIdentity} size="small" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ByCommander({ onChoose }: { onChoose: (deck: SeatDeck) => void }) {
  const [names, setNames] = useState<string[]>([]);
  return (
    <section aria-label="By its commander" className="flex flex-col gap-3">
      <CommanderPicker commanders={names} onChange={setNames} />
      {names.length > 0 && (
        <Button variant="primary" size="touch" onClick={() => onChoose({ kind: "commanders", names })}>
          Use {commanderLine(names)}
        </Button>
      )}
    </section>
  );
}
