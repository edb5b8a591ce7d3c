import { useNavigate } from "@tanstack/react-router";
import type { DeckDetail, DeckImport } from "@podtracker/contract";
import { differenceOf, exportDeckList } from "@podtracker/rules";
import { Button, Card, ErrorNote, showToast } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { Loaded } from "../../app/loaded.tsx";
import { isFromBefore } from "../../app/seen/is-from-before.ts";
import { Page } from "../../app/page.tsx";
import { isNotFound, NotFoundPage } from "../../app/problem-pages.tsx";
import { Section } from "../../app/section.tsx";
import { CardChanges } from "./card-changes.tsx";
import { useDeck } from "./get-deck.ts";
import { type ListDraft, ListReader, useListDraft } from "./list-reader.tsx";
import { useUpdateDeck } from "./save-deck.ts";

export function EditListPage({ deckId }: { deckId: string }) {
  const deck = useDeck(deckId);
  if (isNotFound(deck.error)) return <NotFoundPage what="This deck" />;
  return (
    <Page title="Edit the list" width="wide" back={{ link: { to: "/decks/$deckId", params: { deckId } }, label: "Deck" }}>
      <Loaded query={deck} what="Loading the deck" skeleton={null}>
        {(loaded) => !isFromBefore(deck) && <EditList deck={loaded} />}
      </Loaded>
    </Page>
  );
}

function EditList({ deck }: { deck: DeckDetail }) {
  // Plain lines, which need no card to be written.
  const draft = useListDraft(exportDeckList({ commanders: deck.commanders, cards: deck.list ?? [] }, "arena", () => undefined));
  return <ListReader draft={draft}>{(answer) => answer && <Save deck={deck} draft={draft} answer={answer} />}</ListReader>;
}

function Save({ deck, draft, answer }: { deck: DeckDetail; draft: ListDraft; answer: DeckImport }) {
  const update = useUpdateDeck(deck.id);
  const navigate = useNavigate();
  const { commanders, cards } = answer.understood;
  const changes = differenceOf(
    [...deck.commanders.map((name) => ({ name, count: 1 })), ...(deck.list ?? [])],
    [...commanders.map((name) => ({ name, count: 1 })), ...cards],
  );
  if (commanders.length === 0) return null;

  function save() {
    update.mutate(
      { commanders, list: cards, revision: deck.revision },
      {
        onSuccess: () => {
          showToast({ text: "The list is saved.", tone: "ok" });
          void navigate({ to: "/decks/$deckId", params: { deckId: deck.id }, replace: true });
        },
      },
    );
  }

  return (
    <Section title="What changes">
      <Card className="mb-4">{changes.length > 0 ? <CardChanges changes={changes} /> : <p className="text-text-2">Nothing yet.</p>}</Card>
      {update.error && <ErrorNote {...explainError(update.error, "Saving the list")} />}
      <Button variant="primary" size="touch" busy={update.isPending || !draft.isCurrent} onClick={save}>
        {answer.problems.length > 0 ? "Save without these lines" : "Save list"}
      </Button>
    </Section>
  );
}
