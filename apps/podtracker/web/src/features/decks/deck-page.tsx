import { Link } from "@tanstack/react-router";
import type { Deck } from "@podtracker/contract";
import { buttonClass, Card, ColorPips, identityGradient, Loading, Skeleton } from "@tatwats/ui";
import { ChevronLeft, CircleAlert, ExternalLink } from "lucide-react";
import { FailedPage } from "../../app/failed-page.tsx";
import { PageHeading } from "../../app/page.tsx";
import { isNotFound, NotFoundPage } from "../../app/problem-pages.tsx";
import { Section } from "../../app/section.tsx";
import { useMe } from "../accounts/me.ts";
import { CardLine } from "../cards/card-option.tsx";
import { useCard } from "../cards/find-cards.ts";
import { bracketName } from "./brackets.ts";
import { DeckActions, RetiredNote } from "./deck-actions.tsx";
import { DeckSums, useDeckRecord, WhereItPlayed } from "./deck-record.tsx";
import { useDeck } from "./get-deck.ts";
import { Tile } from "./tile.tsx";

export function DeckPage({ deckId }: { deckId: string }) {
  const deck = useDeck(deckId);
  if (isNotFound(deck.error)) return <NotFoundPage what="This deck" />;
  if (deck.data) return <DeckDetail deck={deck.data} />;
  if (!deck.error) return <DeckSkeleton />;
  return <FailedPage title="Deck" back={{ link: { to: "/decks" }, label: "Decks" }} query={deck} what="Loading the deck" />;
}

function DeckDetail({ deck }: { deck: Deck }) {
  const mine = useMe().id === deck.ownerId;
  const records = useDeckRecord(deck);
  return (
    <>
      <Hero deck={deck} mine={mine} />
      <div className="mx-auto w-full max-w-3xl px-4 pt-4 pb-8 lg:px-8">
        {deck.retired && <RetiredNote deck={deck} mine={mine} />}
        <div className="flex gap-2 *:flex-1">
          <DeckSums records={records} />
          <DeckTiles deck={deck} />
        </div>
        <Problems deck={deck} />
        <Section title={deck.commanders.length > 1 ? "Commanders" : "Commander"}>
          <Card flush>
            {deck.commanders.map((name) => (
              <Commander key={name} name={name} />
            ))}
          </Card>
        </Section>
        <WhereItPlayed records={records} />
        {deck.link && (
          <a href={deck.link} target="_blank" rel="noopener noreferrer" className={`${buttonClass("secondary", "touch")} mt-5`}>
            <ExternalLink aria-hidden size={16} />
            See the list at {new URL(deck.link).hostname.replace(/^www\./, "")}
          </a>
        )}
      </div>
    </>
  );
}

function Hero({ deck, mine }: { deck: Deck; mine: boolean }) {
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
      <div className="mx-auto w-full max-w-3xl px-4 pt-2 pb-5 lg:px-8 lg:pt-6">
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

function DeckTiles({ deck }: { deck: Deck }) {
  const cards = deck.list?.reduce((sum, { count }) => sum + count, deck.commanders.length);
  return (
    <>
      {deck.bracket && <Tile figure={`B${deck.bracket}`} word={bracketName(deck.bracket)} />}
      {cards && <Tile figure={String(cards)} word="cards" />}
    </>
  );
}

function Problems({ deck }: { deck: Deck }) {
  const { problems } = deck.legality;
  if (problems.length === 0) return null;
  return (
    <Card tone="bad" className="mt-4">
      <h2 className="mb-2 text-sm font-semibold tracking-normal text-bad">
        {problems.length === 1 ? "1 thing" : `${problems.length} things`} to know before you sit down
      </h2>
      <ul className="flex flex-col gap-2">
        {problems.map((problem) => (
          <li key={`${problem.code}${problem.card ?? ""}${problem.detail}`} className="flex items-start gap-2.5">
            <CircleAlert aria-hidden size={17} className="mt-0.5 shrink-0 text-bad" />
            {problem.detail}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Commander({ name }: { name: string }) {
  const card = useCard(name);
  return (
    <div className="border-t border-line p-3 first:border-t-0">
      {card.data ? <CardLine card={card.data} /> : card.isPending ? <Skeleton className="h-11" /> : <p className="py-2.5">{name}</p>}
    </div>
  );
}

function DeckSkeleton() {
  return (
    <Loading label="Loading the deck">
      <PageHeading title="Deck" className="sr-only" />
      <div className="bg-surface-2">
        <div className="mx-auto flex h-44 max-w-3xl flex-col justify-end gap-3 px-4 pb-5 lg:px-8">
          <Skeleton className="h-7 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-5 w-24" />
        </div>
      </div>
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 pt-4 lg:px-8">
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
