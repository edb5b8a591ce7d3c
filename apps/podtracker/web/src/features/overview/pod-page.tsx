import { Link } from "@tanstack/react-router";
import type { Pod } from "@podtracker/contract";
import { Avatar, Button, buttonClass, Card, identityGradient, Loading, Skeleton, formatDay, useTimeZone } from "@tatwats/ui";
import { ChevronLeft, Maximize2, UserPlus } from "lucide-react";
import { counted } from "../../app/counted.ts";
import { FailedPage } from "../../app/failed-page.tsx";
import { PageHeading } from "../../app/page.tsx";
import { useWide } from "../../app/use-wide.ts";
import { ChatPanel } from "../chat/chat-panel.tsx";
import { ChatTeaser } from "../chat/chat-teaser.tsx";
import { LiveNow } from "../live-games/live-now.tsx";
import { LastGames } from "../games/last-games.tsx";
import { PodStandings } from "../history/pod-standings.tsx";
import { useMembers } from "../pods/members.ts";
import { EditPod } from "../pods/edit-pod.tsx";
import { usePod } from "../pods/get-pod.ts";
import { OnlineCount } from "../pods/online-count.tsx";
import { useRestorePod } from "../pods/save-pod.ts";

export function PodPage({ podId }: { podId: string }) {
  const pod = usePod(podId);
  const wide = useWide();
  if (pod.error && !pod.data) {
    return <FailedPage title="Pod" back={{ link: { to: "/" }, label: "Pods" }} query={pod} what="Loading the pod" />;
  }
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pt-3 pb-8 lg:grid lg:max-w-6xl lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8 lg:px-8 lg:pt-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="min-w-0">
        {pod.data ? <PodHeader pod={pod.data} /> : <PodHeaderSkeleton />}
        <LiveNow podId={podId} />
        <LastGames podId={podId} />
        {!wide && <ChatTeaser podId={podId} />}
        <PodStandings podId={podId} />
      </div>
      {wide && (
        <aside aria-label="Chat" className="sticky top-8 h-[calc(100dvh-4rem)] min-h-0">
          <Card flush className="flex h-full flex-col">
            <div className="flex items-center justify-between gap-3 border-b border-line py-1 pr-1.5 pl-4">
              <h2 className="text-sm font-semibold tracking-normal text-text-2">Chat</h2>
              <OnlineCount podId={podId} className="ml-auto" />
              <Link
                to="/pods/$podId/chat"
                params={{ podId }}
                aria-label="Open the chat by itself"
                title="Open the chat by itself"
                className="grid size-11 place-items-center rounded-md text-text-2 hover:bg-surface-3"
              >
                <Maximize2 aria-hidden size={16} />
              </Link>
            </div>
            <ChatPanel podId={podId} />
          </Card>
        </aside>
      )}
    </div>
  );
}

function PodHeader({ pod }: { pod: Pod }) {
  const { games, firstPlayedAt } = pod.sums;
  const timeZone = useTimeZone();
  return (
    <header className="mb-6">
      <Link to="/" className="-ml-1.5 inline-flex min-h-11 items-center gap-0.5 pr-3 text-sm text-text-2 hover:text-text lg:hidden">
        <ChevronLeft aria-hidden size={18} />
        Pods
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <PageHeading title={pod.name} className="min-w-0 text-2xl font-[680] tracking-tight" />
        <div className="flex items-center gap-1">
          <MemberStack podId={pod.id} />
          {pod.role !== "member" && <EditPod pod={pod} />}
        </div>
      </div>
      <p className="mt-0.5 text-sm text-text-2">
        {counted(pod.memberCount, "player")} ·{" "}
        {games > 0 && firstPlayedAt ? `${counted(games, "game")} since ${dayOf(firstPlayedAt, timeZone)}` : "no games yet"}
      </p>
      {pod.description && (
        <p className="mt-2 max-w-prose text-sm [overflow-wrap:anywhere] whitespace-pre-line text-text-2">{pod.description}</p>
      )}
      {pod.colors.length > 0 && (
        <span
          aria-hidden
          className="mt-3 block h-1 w-24 rounded-full"
          style={{ backgroundImage: identityGradient(pod.colors, { direction: "to right" }) }}
        />
      )}
      {pod.archivedAt ? <PutAside pod={pod} /> : pod.memberCount === 1 ? <InviteFirst podId={pod.id} /> : <PlayNext podId={pod.id} />}
    </header>
  );
}

function dayOf(at: string, timeZone: string | undefined): string {
  return formatDay(Date.parse(at), Date.now(), timeZone);
}

function PlayNext({ podId }: { podId: string }) {
  return (
    <Card tone="accent" className="mt-4">
      <p className="font-[640]">Time for a game?</p>
      <p className="text-sm text-text-2">Count on everybody’s phone, or enter it afterwards.</p>
      <div className="mt-3 grid grid-cols-2 gap-2 sm:flex">
        <Link to="/pods/$podId/live" params={{ podId }} className={buttonClass("primary", "touch")}>
          Start a game
        </Link>
        <Link to="/pods/$podId/record" params={{ podId }} className={buttonClass("secondary", "touch")}>
          Record a game
        </Link>
      </div>
    </Card>
  );
}

function InviteFirst({ podId }: { podId: string }) {
  return (
    <Card tone="accent" className="mt-4 flex items-center justify-between gap-4">
      <div>
        <p className="font-[640]">Only you so far</p>
        <p className="text-sm text-text-2">Friends join with a link, guests need none</p>
      </div>
      <Link to="/pods/$podId/members" params={{ podId }} className={buttonClass("primary", "touch")}>
        Invite
      </Link>
    </Card>
  );
}

function PutAside({ pod }: { pod: Pod }) {
  const restore = useRestorePod(pod.id);
  return (
    <Card className="mt-4 flex items-center justify-between gap-4">
      <div>
        <p className="font-[640]">Put aside</p>
        <p className="text-sm text-text-2">Everything can be read, nothing more is written.</p>
      </div>
      {pod.role === "owner" && (
        <Button size="touch" busy={restore.isPending} onClick={() => restore.mutate()}>
          Take it up again
        </Button>
      )}
    </Card>
  );
}

const mostFaces = 4;
const lastFace = "-ml-1.5 grid size-8 place-items-center rounded-full bg-surface-3 text-xs font-semibold text-text-2 ring-2 ring-bg";

/** Faces of the pod; the whole stack leads to its members and to inviting more. */
function MemberStack({ podId }: { podId: string }) {
  const members = useMembers(podId).data ?? [];
  const hidden = members.length - mostFaces;
  return (
    <Link
      to="/pods/$podId/members"
      params={{ podId }}
      aria-label="Members and invites"
      className="flex min-h-11 shrink-0 items-center rounded-full pl-2"
    >
      {members.slice(0, mostFaces).map((member) => (
        <Avatar
          key={member.memberId}
          name={member.name}
          id={member.userId ?? member.memberId}
          colors={member.avatar}
          className="-ml-1.5 ring-2 ring-bg"
        />
      ))}
      {hidden > 0 ? (
        <span aria-hidden data-more={`+${hidden}`} className={`${lastFace} before:content-[attr(data-more)]`} />
      ) : (
        <span aria-hidden className={lastFace}>
          <UserPlus size={15} />
        </span>
      )}
    </Link>
  );
}

function PodHeaderSkeleton() {
  return (
    <Loading label="Loading the pod" className="mb-6">
      <PageHeading title="Pod" className="sr-only" />
      <div className="h-11 lg:hidden" />
      <div className="flex items-center justify-between">
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-8 w-28 rounded-full" />
      </div>
      <Skeleton className="mt-2 h-4 w-56" />
      <Skeleton className="mt-4 h-19 rounded-lg" />
    </Loading>
  );
}
