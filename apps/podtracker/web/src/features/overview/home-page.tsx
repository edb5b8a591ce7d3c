import { lazy, Suspense } from "react";
import { Link } from "@tanstack/react-router";
import type { Pod } from "@podtracker/contract";
import { buttonClass, Card, identityGradient, EmptyState, Loading, RelativeTime, Skeleton, UnreadBadge } from "@tatwats/ui";
import { ChevronRight, Layers, Plus, Users } from "lucide-react";
import { mayHintInstall } from "../../app/install.ts";
import { counted } from "../../app/counted.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { Section } from "../../app/section.tsx";
import { useMe } from "../accounts/me.ts";
import { useDecks } from "../decks/list-decks.ts";
import { usePods } from "../pods/list-pods.ts";

/** Nobody sees it on the first visit, whose code is to be small. Without it the page is whole. */
const InstallHint = lazy(
  async () =>
    await import("../../app/install-hint.tsx").then(
      ({ InstallHint: Hint }) => ({ default: Hint }),
      () => ({ default: () => null }),
    ),
);

export function HomePage() {
  const me = useMe();
  const pods = usePods();
  const some = (pods.data?.items.length ?? 0) > 0;
  const none = pods.data?.items.length === 0;
  return (
    <Page title={none ? `Welcome, ${me.displayName}` : "Pods"} actions={some && <MakePod variant="secondary" />}>
      <Loaded query={pods} what="Loading your pods" skeleton={<PodSkeletons />}>
        {({ items }) => (items.length > 0 ? <PodCards pods={items} /> : <FirstSteps />)}
      </Loaded>
      {some && <DeckHint />}
      {some && mayHintInstall() && (
        <Suspense>
          <InstallHint />
        </Suspense>
      )}
    </Page>
  );
}

function MakePod({ variant }: { variant: "primary" | "secondary" }) {
  return (
    <Link to="/pods/new" className={buttonClass(variant, "touch")}>
      <Plus aria-hidden size={17} />
      Make a pod
    </Link>
  );
}

function AddDeck({ variant }: { variant: "primary" | "secondary" }) {
  return (
    <Link to="/decks/new" className={buttonClass(variant, "touch")}>
      <Plus aria-hidden size={17} />
      Add a deck
    </Link>
  );
}

function PodCards({ pods }: { pods: Pod[] }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {pods
        .toSorted((one, other) => Number(one.archivedAt !== null) - Number(other.archivedAt !== null))
        .map((pod) => (
          <li key={pod.id} className="min-w-0">
            <PodCard pod={pod} />
          </li>
        ))}
    </ul>
  );
}

function PodCard({ pod }: { pod: Pod }) {
  const { games, lastPlayedAt } = pod.sums;
  return (
    <Card flush className="flex h-full flex-col">
      <Link
        to="/pods/$podId"
        params={{ podId: pod.id }}
        className="flex flex-1 items-center gap-3 p-4 -outline-offset-2 hover:bg-surface-2"
      >
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            {pod.colors.length > 0 && (
              <span aria-hidden className="h-5 w-1.5 shrink-0 rounded-full" style={{ backgroundImage: identityGradient(pod.colors) }} />
            )}
            <span className="truncate text-lg font-[650] tracking-tight">{pod.name}</span>
            {pod.archivedAt && <span className="shrink-0 rounded-full bg-surface-3 px-2 py-0.5 text-xs text-text-2">put aside</span>}
          </span>
          <span className="mt-0.5 block text-sm text-text-2">
            {counted(pod.memberCount, "player")} · {counted(games, "game")}
            {lastPlayedAt && (
              <>
                {" · last "}
                <RelativeTime at={lastPlayedAt} />
              </>
            )}
          </span>
        </span>
        <ChevronRight aria-hidden size={18} className="shrink-0 text-text-3" />
      </Link>
      <div className="grid grid-cols-2 border-t border-line text-sm">
        <Link
          to={pod.archivedAt ? "/pods/$podId/games" : "/pods/$podId/record"}
          params={{ podId: pod.id }}
          className="grid min-h-12 place-items-center font-[620] text-accent -outline-offset-2 hover:bg-surface-2"
        >
          {pod.archivedAt ? "Games" : "Record a game"}
        </Link>
        <Link
          to="/pods/$podId/chat"
          params={{ podId: pod.id }}
          className="flex min-h-12 items-center justify-center gap-2 border-l border-line text-text-2 -outline-offset-2 hover:bg-surface-2"
        >
          Chat
          <UnreadBadge count={pod.unread} />
        </Link>
      </div>
    </Card>
  );
}

function FirstSteps() {
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <Card>
        <EmptyState icon={<Users aria-hidden size={22} />} action={<MakePod variant="primary" />}>
          A pod is the people you play with. Make one and send the link to your friends.
        </EmptyState>
      </Card>
      <Card>
        <EmptyState icon={<Layers aria-hidden size={22} />} action={<AddDeck variant="secondary" />}>
          Add your decks by a few letters of their commander, so that games know what won.
        </EmptyState>
      </Card>
    </div>
  );
}

function DeckHint() {
  const decks = useDecks();
  if (decks.data?.length !== 0) return null;
  return (
    <Section title="Next">
      <Card>
        <EmptyState icon={<Layers aria-hidden size={22} />} action={<AddDeck variant="primary" />}>
          Add your decks by a few letters of their commander, so that games know what won.
        </EmptyState>
      </Card>
    </Section>
  );
}

function PodSkeletons() {
  return (
    <Loading label="Loading your pods" className="grid gap-3 md:grid-cols-2">
      {[0, 1].map((index) => (
        <Card key={index} flush>
          <div className="flex flex-col gap-2.5 p-4">
            <Skeleton className="h-5 w-1/2" />
            <Skeleton className="h-3.5 w-2/3" />
          </div>
          <div className="h-12 border-t border-line" />
        </Card>
      ))}
    </Loading>
  );
}
