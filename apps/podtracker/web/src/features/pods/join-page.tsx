import { Link, useNavigate } from "@tanstack/react-router";
import type { InvitePreview } from "@podtracker/contract";
import { ApiError } from "@podtracker/contract";
import { Button, buttonClass, EmptyState, ErrorNote, Loading, RelativeTime, showToast, Skeleton } from "@tatwats/ui";
import { Link2Off } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { counted } from "../../app/counted.ts";
import { explainError } from "../../app/explain-error.ts";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { meQuery } from "../accounts/me.ts";
import { useAcceptInvite, useInvitePreview } from "./invites.ts";

export function JoinPage({ code }: { code: string }) {
  const invite = useInvitePreview(code);
  return (
    <SignedOutLayout>
      {invite.data ? (
        <Invitation invite={invite.data} code={code} />
      ) : invite.error ? (
        <NoInvitation error={invite.error} retry={() => void invite.refetch()} />
      ) : (
        <InvitationSkeleton />
      )}
    </SignedOutLayout>
  );
}

function Invitation({ invite, code }: { invite: InvitePreview; code: string }) {
  const me = useQuery(meQuery).data;
  return (
    <>
      <p className="text-text-2">{invite.inviterName} invites you to</p>
      <PageHeading title={invite.podName} className="mt-1 text-3xl font-bold tracking-tight" />
      <p className="mt-3 text-text-2">
        {counted(invite.memberCount, "player")} · the invite expires <RelativeTime at={invite.expiresAt} />
      </p>
      <div className="mt-8 flex flex-col gap-3">
        {me ? <JoinButton code={code} podName={invite.podName} displayName={me.displayName} /> : <EnterFirst code={code} />}
      </div>
    </>
  );
}

function JoinButton({ code, podName, displayName }: { code: string; podName: string; displayName: string }) {
  const accept = useAcceptInvite(code);
  const navigate = useNavigate();

  function join() {
    accept.mutate(undefined, {
      onSuccess: (pod) => {
        showToast({ text: `You are in ${pod.name}.`, tone: "ok" });
        void navigate({ to: "/pods/$podId", params: { podId: pod.id }, replace: true });
      },
    });
  }

  return (
    <>
      {accept.error && <ErrorNote {...explainError(accept.error, "Joining")} />}
      <Button variant="primary" size="touch" busy={accept.isPending} onClick={join}>
        Join {podName}
      </Button>
      <p className="text-center text-sm text-text-3">as {displayName}</p>
    </>
  );
}

function EnterFirst({ code }: { code: string }) {
  const next = `/join/${code}`;
  return (
    <>
      <Link to="/sign-up" search={{ next }} className={buttonClass("primary", "touch")}>
        Create account
      </Link>
      <Link to="/sign-in" search={{ next }} className={buttonClass("secondary", "touch")}>
        Sign in
      </Link>
    </>
  );
}

function NoInvitation({ error, retry }: { error: Error; retry: () => void }) {
  const gone = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
  return (
    <>
      <PageHeading title="Invite" className={gone ? "text-center text-2xl font-[680]" : "mb-4 text-2xl font-[680]"} />
      {gone ? (
        <EmptyState
          icon={<Link2Off aria-hidden size={22} />}
          action={
            <Link to="/" className={buttonClass("secondary", "touch")}>
              Go to PodTracker
            </Link>
          }
        >
          This invite no longer works. Ask whoever sent it for a new link.
        </EmptyState>
      ) : (
        <ErrorNote {...explainError(error, "Loading the invite")} onRetry={retry} />
      )}
    </>
  );
}

function InvitationSkeleton() {
  return (
    <Loading label="Loading the invite">
      <PageHeading title="Invite" className="sr-only" />
      <Skeleton className="h-4 w-40" />
      <Skeleton className="mt-3 h-10 w-64" />
      <Skeleton className="mt-4 h-4 w-52" />
      <Skeleton className="mt-8 h-11 rounded-md" />
    </Loading>
  );
}
