import { Link, useNavigate } from "@tanstack/react-router";
import type { Deck, DeckDetail } from "@podtracker/contract";
import { Button, buttonClass, Card, showToast } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { ShareDeck } from "./deck-share.tsx";
import { useDuplicateDeck, useRestoreDeck, useRetireDeck } from "./save-deck.ts";

const overGradient = "!min-h-10 border-text/25 bg-bg/30 hover:bg-bg/50";

export function DeckActions({ deck }: { deck: DeckDetail }) {
  const retire = useRetireDeck();
  const restore = useRestore();
  const navigate = useNavigate();

  function retireNow() {
    retire.mutate(deck.id, {
      onSuccess: () => {
        showToast({
          text: `${deck.name} is retired. Its games stay.`,
          action: { label: "Undo", onSelect: () => restore(deck) },
        });
        void navigate({ to: "/decks" });
      },
      onError: (error) => showToast({ text: explainError(error, "Retiring the deck").title, tone: "bad" }),
    });
  }

  return (
    <div className="flex gap-2">
      <Link to="/decks/$deckId/edit" params={{ deckId: deck.id }} className={`${buttonClass("secondary", "touch")} ${overGradient}`}>
        Edit
      </Link>
      <ShareDeck deck={deck} className={overGradient} />
      {!deck.retired && (
        <Button size="touch" className={overGradient} busy={retire.isPending} onClick={retireNow}>
          Retire
        </Button>
      )}
    </div>
  );
}

/** Makes a copy of one's own: of my deck to change it, of another's to begin with. */
export function DuplicateDeck({ deck, mine }: { deck: Deck; mine: boolean }) {
  const duplicate = useDuplicateDeck();
  const navigate = useNavigate();

  function duplicateNow() {
    duplicate.mutate(deck.id, {
      onSuccess: (copy) => {
        showToast({ text: `${copy.name} is in your decks.`, tone: "ok" });
        void navigate({ to: "/decks/$deckId", params: { deckId: copy.id } });
      },
      onError: (error) => showToast({ text: explainError(error, "Copying the deck").title, tone: "bad" }),
    });
  }

  return (
    <div className="mt-6">
      <Button size="touch" busy={duplicate.isPending} onClick={duplicateNow}>
        {mine ? "Duplicate deck" : "Copy into my decks"}
      </Button>
    </div>
  );
}

export function RetiredNote({ deck, mine }: { deck: Deck; mine: boolean }) {
  const restore = useRestore();
  return (
    <Card className="mb-4 flex items-center justify-between gap-3">
      <p>This deck is retired. The games played with it keep it.</p>
      {mine && (
        <Button size="touch" onClick={() => restore(deck)}>
          Restore
        </Button>
      )}
    </Card>
  );
}

function useRestore() {
  const restore = useRestoreDeck();
  // The toast outlives the page that showed it, so nothing here may depend on being mounted.
  return (deck: Deck) =>
    void restore.mutateAsync(deck.id).then(
      () => showToast({ text: `${deck.name} is back in use.`, tone: "ok" }),
      (error: unknown) => showToast({ text: explainError(error, "Restoring the deck").title, tone: "bad" }),
    );
}
