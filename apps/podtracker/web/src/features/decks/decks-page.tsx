import { useState } from "react";
import { Link } from "@tanstack/react-router";
import type { Deck } from "@podtracker/contract";
import { Button, buttonClass, Card, EmptyState, Loading, Skeleton } from "@tatwats/ui";
import { Layers, Plus } from "lucide-react";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { Section } from "../../app/section.tsx";
import { DeckRow } from "./deck-row.tsx";
import { useDecks, useRetiredDecks } from "./list-decks.ts";

export function DecksPage() {
  const decks = useDecks();
  const some = (decks.data?.length ?? 0) > 0;
  return (
    <Page title="Decks" actions={some && <AddDeck />}>
      <Loaded query={decks} what="Loading your decks" skeleton={<RowSkeletons label="Loading your decks" />}>
        {(items) => (items.length > 0 ? <DeckList decks={items} /> : <NoDecks />)}
      </Loaded>
      {decks.data && <Retired />}
    </Page>
  );
}

function AddDeck() {
  return (
    <Link to="/decks/new" className={buttonClass("primary", "touch")}>
      <Plus aria-hidden size={17} />
      Add a deck
    </Link>
  );
}

function DeckList({ decks }: { decks: Deck[] }) {
  return (
    <Card flush>
      <ul>
        {decks.map((deck) => (
          <DeckRow key={deck.id} deck={deck} />
        ))}
      </ul>
    </Card>
  );
}

function NoDecks() {
  return (
    <Card>
      <EmptyState icon={<Layers aria-hidden size={22} />} action={<AddDeck />}>
        A deck is a commander and a name, or the whole list as you paste it: its colours and games gather around it.
      </EmptyState>
    </Card>
  );
}

function Retired() {
  const [shown, setShown] = useState(false);
  if (shown) return <RetiredDecks />;
  return (
    <Button variant="quiet" size="touch" className="mt-4 -ml-4" onClick={() => setShown(true)}>
      Show retired decks
    </Button>
  );
}

function RetiredDecks() {
  const retired = useRetiredDecks();
  return (
    <Section title="Retired">
      <Loaded query={retired} what="Loading your retired decks" skeleton={<RowSkeletons label="Loading your retired decks" />}>
        {(items) => (items.length > 0 ? <DeckList decks={items} /> : <p className="text-text-2">None of your decks is retired.</p>)}
      </Loaded>
    </Section>
  );
}

function RowSkeletons({ label }: { label: string }) {
  return (
    <Loading label={label}>
      <Card flush>
        {[0, 1, 2, 3].map((index) => (
          <div key={index} className="flex h-16 items-center gap-3 border-t border-line px-3.5 first:border-t-0">
            <Skeleton className="h-10 w-1.5 rounded-full" />
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className="h-3.5 w-2/5" />
              <Skeleton className="h-3 w-1/3" />
            </div>
          </div>
        ))}
      </Card>
    </Loading>
  );
}
