import { useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import type { DeckImport, Input } from "@podtracker/contract";
import { Button, ErrorNote, showToast, TextField } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { Page } from "../../app/page.tsx";
import { commanderLine } from "./commander-line.ts";
import { type ListDraft, ListReader, useListDraft } from "./list-reader.tsx";
import { useImportDeck } from "./save-deck.ts";

export function ImportPage() {
  const draft = useListDraft();
  return (
    <Page title="Paste a list" width="wide" back={{ link: { to: "/decks/new" }, label: "Add a deck" }}>
      <ListReader draft={draft}>{(answer) => answer && <Save draft={draft} answer={answer} />}</ListReader>
    </Page>
  );
}

function Save({ draft, answer }: { draft: ListDraft; answer: DeckImport }) {
  const [name, setName] = useState<string | null>(null);
  const create = useImportDeck();
  const navigate = useNavigate();
  const { understood, problems } = answer;
  const shownName = name ?? understood.name ?? commanderLine(understood.commanders);

  function save() {
    const body: Input<"importDeck">["body"] = {
      text: draft.text,
      ...(shownName.trim() ? { name: shownName.trim() } : {}),
      ...(draft.commanders.length > 0 ? { commanders: draft.commanders } : {}),
    };
    create.mutate(body, {
      onSuccess: ({ deck }) => {
        if (!deck) return;
        showToast({ text: `${deck.name} is in your decks.`, tone: "ok" });
        void navigate({ to: "/decks/$deckId", params: { deckId: deck.id }, replace: true });
      },
    });
  }

  if (understood.commanders.length === 0) return null;
  return (
    <div className="flex flex-col gap-4">
      <TextField label="Deck name" value={shownName} maxLength={100} onChange={(event) => setName(event.target.value)} />
      {create.error && <ErrorNote {...explainError(create.error, "Saving the deck")} />}
      <Button variant="primary" size="touch" busy={create.isPending || !draft.isCurrent} onClick={save}>
        {problems.length > 0 ? "Save deck without these lines" : "Save deck"}
      </Button>
    </div>
  );
}
