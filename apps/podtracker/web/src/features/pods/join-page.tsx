import { useNavigate } from "@tanstack/react-router";
import type { InvitePreview } from "@podtracker/contract";
import { Button, ErrorNote, Loading, RelativeTime, showToast, Skeleton } from "@tatwats/ui";
import { useQuery } from "@tanstack/react-query";
import { counted } from "../../app/counted.ts";
import { DeadLink } from "../../app/dead-link.tsx";
import { explainError } from "../../app/explain-error.ts";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { EnterFirst } from "../accounts/enter-first.tsx";
import { meQuery } from "../accounts/me.ts";
import { useAcceptInvite, useInvitePreview } from "./invites.ts";

export function JoinPage({ code }: { code: string }) {
  const invite = useInvitePreview(code);
  return (
    <SignedOutLayout>
      {invite.data ? (
        <Invitation invite={invite.data} code={code} />
      ) : invite.error ? (
        <DeadLink title="Invite" what="Loading the invite" error={invite.error} onRetry={() => void invite.refetch()}>
          This invite no longer works. Ask whoever sent it for a new link.
        </DeadLink>
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
        {me ? <JoinButton code={code} podName={invite.podName} displayName={me.displayName} /> : <EnterFirst next={`/join/${code}`} />}
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
