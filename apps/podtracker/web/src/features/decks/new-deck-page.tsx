import { Link, useNavigate } from "@tanstack/react-router";
import { buttonClass, Card, showToast } from "@tatwats/ui";
import { ClipboardPaste } from "lucide-react";
import { Page } from "../../app/page.tsx";
import { DeckForm, type DeckValues } from "./deck-form.tsx";
import { useCreateDeck } from "./save-deck.ts";

export function NewDeckPage() {
  const create = useCreateDeck();
  const navigate = useNavigate();

  function save({ name, commanders, bracket, link, tags, notes }: DeckValues) {
    create.mutate(
      { name, commanders, tags, notes, ...(bracket ? { bracket } : {}), ...(link ? { link } : {}) },
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
      <Card className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-44 flex-1">Have its list? Paste it or open a file, from wherever it lives.</p>
        <Link to="/decks/import" className={buttonClass("secondary", "touch")}>
          <ClipboardPaste aria-hidden size={17} />
          Paste a list
        </Link>
      </Card>
      <DeckForm submitLabel="Save deck" busy={create.isPending} error={create.error} onSubmit={save} />
    </Page>
  );
}
