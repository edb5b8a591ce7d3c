import { Link } from "@tanstack/react-router";
import type { SharedDeck } from "@podtracker/contract";
import { useQuery } from "@tanstack/react-query";
import { identityGradient, Loading, Skeleton } from "@tatwats/ui";
import { ColorPips } from "../../app/color-pips.tsx";
import { api } from "../../app/api.ts";
import { Brand } from "../../app/brand.tsx";
import { DeadLink } from "../../app/dead-link.tsx";
import { FanContentNotice } from "../../app/fan-content-notice.tsx";
import { PageHeading } from "../../app/page.tsx";
import { bracketName } from "./brackets.ts";
import { DeckBracket } from "./deck-bracket.tsx";
import { DeckCards } from "./deck-cards.tsx";
import { DeckCharts } from "./deck-charts.tsx";
import { DeckProblems } from "./deck-problems.tsx";
import { DeckWords } from "./deck-words.tsx";
import { Tile } from "./tile.tsx";

/** A deck by its read-only link, for anybody. */
export function SharedDeckPage({ code }: { code: string }) {
  const deck = useQuery({ queryKey: ["shared-deck", code], queryFn: () => api.getSharedDeck({ params: { code } }), retry: false });
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-5xl items-center px-4 py-4 lg:px-8">
        <Link to="/welcome" aria-label="PodTracker">
          <Brand />
        </Link>
      </header>
      <main className="flex-1">
        {deck.data ? (
          <Shared deck={deck.data} />
        ) : deck.error ? (
          <NoDeck error={deck.error} retry={() => void deck.refetch()} />
        ) : (
          <Waiting />
        )}
      </main>
      <footer className="mx-auto max-w-2xl px-5 pb-6 text-center">
        <FanContentNotice className="text-xs text-text-3" />
      </footer>
    </div>
  );
}

function Shared({ deck }: { deck: SharedDeck }) {
  const count = deck.cards.reduce((sum, card) => sum + card.count, 0);
  return (
    <>
      <div style={{ backgroundImage: identityGradient(deck.colorIdentity, { tone: "deep", direction: "165deg" }) }}>
        <div className="mx-auto w-full max-w-5xl px-4 py-6 lg:px-8">
          <PageHeading title={deck.name} className="text-2xl font-bold tracking-tight" />
          <p className="mt-1 text-sm">
            {deck.commanders.join(" + ")} · {deck.ownerName}’s deck
          </p>
          <ColorPips colors={deck.colorIdentity} className="mt-3" />
        </div>
      </div>
      <div className="mx-auto w-full max-w-5xl px-4 pt-4 pb-10 lg:px-8">
        <div className="flex gap-2 *:flex-1">
          {deck.list && <Tile figure={String(count)} word="cards" />}
          {deck.bracket && <Tile figure={`B${deck.bracket}`} word={bracketName(deck.bracket)} />}
          <Tile figure={deck.legality.legal === null ? "–" : deck.legality.legal ? "yes" : "no"} word="legal" />
        </div>
        <DeckProblems deck={deck} />
        <DeckWords deck={deck} />
        {deck.analysis && <DeckCharts analysis={deck.analysis} />}
        <DeckCards deck={deck} />
        {deck.analysis && <DeckBracket bracket={deck.bracket} floor={deck.analysis.bracketFloor} />}
      </div>
    </>
  );
}

function NoDeck({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <div className="mx-auto max-w-md px-5 pt-16">
      <DeadLink title="Shared deck" what="Loading the deck" error={error} onRetry={retry}>
        This link shows no deck, or no more. Ask whoever sent it for another.
      </DeadLink>
    </div>
  );
}

function Waiting() {
  return (
    <Loading label="Loading the deck">
      <PageHeading title="Shared deck" className="sr-only" />
      <Skeleton className="h-32 w-full" />
      <div className="mx-auto flex max-w-5xl gap-2 px-4 pt-4 *:flex-1 lg:px-8">
        <Skeleton className="h-16 rounded-[14px]" />
        <Skeleton className="h-16 rounded-[14px]" />
      </div>
    </Loading>
  );
}
