import { useNavigate } from "@tanstack/react-router";
import { showToast } from "@tatwats/ui";
import { Page } from "../../app/page.tsx";
import { DeckForm, type DeckValues } from "./deck-form.tsx";
import { useCreateDeck } from "./save-deck.ts";

export function NewDeckPage() {
  const create = useCreateDeck();
  const navigate = useNavigate();

  function save({ name, commanders, bracket, link }: DeckValues) {
    create.mutate(
      { name, commanders, ...(bracket ? { bracket } : {}), ...(link ? { link } : {}) },
      {
        onSuccess: (deck) => {
          showToast({ text: `${deck.name} is in your decks.`, tone: "ok" });
          void navigate({ to: "/decks/$deckId", params: { deckId: deck.id }, replace: true });
        },
      },
    );
  }

  return (
    <Page title="Add a deck" width="narrow" back={{ link: { to: "/decks" }, label: "Decks" }}>
      <DeckForm submitLabel="Save deck" busy={create.isPending} error={create.error} onSubmit={save} />
    </Page>
  );
}
