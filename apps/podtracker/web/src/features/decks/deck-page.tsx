import { Link } from "@tanstack/react-router";
import type { DeckDetail as Detail } from "@podtracker/contract";
import { buttonClass, Card, identityGradient, Loading, Skeleton } from "@tatwats/ui";
import { ChevronLeft } from "lucide-react";
import { ColorPips } from "../../app/color-pips.tsx";
import { FailedPage } from "../../app/failed-page.tsx";
import { PageHeading } from "../../app/page.tsx";
import { isNotFound, NotFoundPage } from "../../app/problem-pages.tsx";
import { useMe } from "../accounts/me.ts";
import { bracketName } from "./brackets.ts";
import { DeckActions, DuplicateDeck, RetiredNote } from "./deck-actions.tsx";
import { DeckBracket } from "./deck-bracket.tsx";
import { DeckCards } from "./deck-cards.tsx";
import { DeckCharts } from "./deck-charts.tsx";
import { DeckExport } from "./deck-export.tsx";
import { DeckHistory } from "./deck-history.tsx";
import { DeckProblems } from "./deck-problems.tsx";
import { DeckSums, useDeckRecord, WhereItPlayed } from "./deck-record.tsx";
import { DeckWords } from "./deck-words.tsx";
import { useDeck } from "./get-deck.ts";
import { Tile } from "./tile.tsx";

export function DeckPage({ deckId }: { deckId: string }) {
  const deck = useDeck(deckId);
  if (isNotFound(deck.error)) return <NotFoundPage what="This deck" />;
  if (deck.data) return <DeckDetail deck={deck.data} />;
  if (!deck.error) return <DeckSkeleton />;
  return <FailedPage title="Deck" back={{ link: { to: "/decks" }, label: "Decks" }} query={deck} what="Loading the deck" />;
}

function DeckDetail({ deck }: { deck: Detail }) {
  const mine = useMe().id === deck.ownerId;
  const records = useDeckRecord(deck);
  return (
    <>
      <Hero deck={deck} mine={mine} />
      <div className="mx-auto w-full max-w-5xl px-4 pt-4 pb-8 lg:px-8">
        {deck.retired && <RetiredNote deck={deck} mine={mine} />}
        <div className="flex gap-2 *:flex-1">
          <DeckSums records={records} />
          <DeckTiles deck={deck} />
        </div>
        <DeckProblems deck={deck} />
        {deck.list === null && mine && <NoList deckId={deck.id} />}
        {deck.analysis && <DeckCharts analysis={deck.analysis} />}
        <DeckCards deck={deck} edit={mine && deck.list && <EditList deckId={deck.id} />} />
        {deck.analysis && <DeckBracket bracket={deck.bracket} floor={deck.analysis.bracketFloor} />}
        <DeckWords deck={deck} />
        <WhereItPlayed records={records} />
        {deck.list && <DeckExport deckId={deck.id} />}
        <DeckHistory deckId={deck.id} />
        <DuplicateDeck deck={deck} mine={mine} />
      </div>
    </>
  );
}

function EditList({ deckId }: { deckId: string }) {
  return (
    <Link
      to="/decks/$deckId/list"
      params={{ deckId }}
      className="inline-flex min-h-6 items-center text-text-2 underline underline-offset-3 hover:text-text"
    >
      Edit the list
    </Link>
  );
}

function NoList({ deckId }: { deckId: string }) {
  return (
    <Card className="mt-4 flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-48 flex-1 text-text-2">With its list, a deck tells its curve, its colours and whether it is legal.</p>
      <Link to="/decks/$deckId/list" params={{ deckId }} className={buttonClass("primary", "touch")}>
        Add the list
      </Link>
    </Card>
  );
}

function Hero({ deck, mine }: { deck: Detail; mine: boolean }) {
  const owner = mine ? null : `${deck.ownerName}’s deck`;
  return (
    <div
      style={{
        backgroundImage: identityGradient(deck.colorIdentity, {
          tone: "deep",
          direction: "165deg",
        }),
      }}
    >
      <div className="mx-auto w-full max-w-5xl px-4 pt-2 pb-5 lg:px-8 lg:pt-6">
        <div className="flex items-center justify-between">
          <Link to="/decks" className="-ml-1.5 inline-flex min-h-11 items-center gap-0.5 pr-3 text-sm">
            <ChevronLeft aria-hidden size={18} />
            Decks
          </Link>
          {mine && <DeckActions deck={deck} />}
        </div>
        <PageHeading title={deck.name} className="mt-5 text-2xl font-bold tracking-tight" />
        <p className="mt-1 text-sm">{[deck.commanders.join(" + "), owner].filter(Boolean).join(" · ")}</p>
        <ColorPips colors={deck.colorIdentity} className="mt-3" />
      </div>
    </div>
  );
}

function DeckTiles({ deck }: { deck: Detail }) {
  const cards = deck.list?.reduce((sum, { count }) => sum + count, deck.commanders.length);
  return (
    <>
      {deck.bracket && <Tile figure={`B${deck.bracket}`} word={bracketName(deck.bracket)} />}
      {cards && <Tile figure={String(cards)} word="cards" />}
    </>
  );
}

function DeckSkeleton() {
  return (
    <Loading label="Loading the deck">
      <PageHeading title="Deck" className="sr-only" />
      <div className="bg-surface-2">
        <div className="mx-auto flex h-44 max-w-5xl flex-col justify-end gap-3 px-4 pb-5 lg:px-8">
          <Skeleton className="h-7 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-5 w-24" />
        </div>
      </div>
      <div className="mx-auto flex max-w-5xl flex-col gap-4 px-4 pt-4 lg:px-8">
        <div className="grid grid-cols-3 gap-2">
          {[0, 1, 2].map((index) => (
            <Skeleton key={index} className="h-16 rounded-md" />
          ))}
        </div>
        <Skeleton className="h-20 rounded-lg" />
      </div>
    </Loading>
  );
}
