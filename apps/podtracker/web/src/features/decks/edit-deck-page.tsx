import { useNavigate } from "@tanstack/react-router";
import type { Deck } from "@podtracker/contract";
import { showToast } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { isFromBefore } from "../../app/seen/is-from-before.ts";
import { Page } from "../../app/page.tsx";
import { isNotFound, NotFoundPage } from "../../app/problem-pages.tsx";
import { DeckForm } from "./deck-form.tsx";
import { useDeck } from "./get-deck.ts";
import { useUpdateDeck } from "./save-deck.ts";

export function EditDeckPage({ deckId }: { deckId: string }) {
  const deck = useDeck(deckId);
  if (isNotFound(deck.error)) return <NotFoundPage what="This deck" />;
  return (
    <Page title="Edit deck" width="narrow" back={{ link: { to: "/decks/$deckId", params: { deckId } }, label: "Deck" }}>
      <Loaded query={deck} what="Loading the deck" skeleton={null}>
        {(loaded) => !isFromBefore(deck) && <EditForm deck={loaded} />}
      </Loaded>
    </Page>
  );
}

function EditForm({ deck }: { deck: Deck }) {
  const update = useUpdateDeck(deck.id);
  const navigate = useNavigate();
  return (
    <DeckForm
      initial={deck}
      submitLabel="Save changes"
      busy={update.isPending}
      error={update.error}
      onSubmit={(values) =>
        update.mutate(
          { ...values, revision: deck.revision },
          {
            onSuccess: () => {
              showToast({ text: "The deck is saved.", tone: "ok" });
              void navigate({ to: "/decks/$deckId", params: { deckId: deck.id }, replace: true });
            },
          },
        )
      }
    />
  );
}
