import { useNavigate } from "@tanstack/react-router";
import type { ClaimPreview } from "@podtracker/contract";
import { Button, ErrorNote, Loading, RelativeTime, showToast, Skeleton } from "@tatwats/ui";
import { useQuery } from "@tanstack/react-query";
import { counted } from "../../app/counted.ts";
import { DeadLink } from "../../app/dead-link.tsx";
import { explainError } from "../../app/explain-error.ts";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { EnterFirst } from "../accounts/enter-first.tsx";
import { meQuery } from "../accounts/me.ts";
import { useAcceptClaim, useClaimPreview } from "./claims.ts";

/** Where a claim link leads: the games that a guest played become one's own. */
export function ClaimPage({ code }: { code: string }) {
  const claim = useClaimPreview(code);
  return (
    <SignedOutLayout>
      {claim.data ? (
        <Offer claim={claim.data} code={code} />
      ) : claim.error ? (
        <DeadLink title="Your games" what="Loading the link" error={claim.error} onRetry={() => void claim.refetch()}>
          {claim.error.message}
        </DeadLink>
      ) : (
        <Loading label="Loading the link">
          <PageHeading title="Your games" className="sr-only" />
          <Skeleton className="h-10 w-64" />
          <Skeleton className="mt-4 h-4 w-52" />
          <Skeleton className="mt-8 h-11 rounded-md" />
        </Loading>
      )}
    </SignedOutLayout>
  );
}

function Offer({ claim, code }: { claim: ClaimPreview; code: string }) {
  const me = useQuery(meQuery).data;
  return (
    <>
      <p className="text-text-2">In {claim.podName} you are known as</p>
      <PageHeading title={claim.guestName} className="mt-1 text-3xl font-bold tracking-tight" />
      <p className="mt-3 text-text-2">
        {counted(claim.games, "game")} become{claim.games === 1 ? "s" : ""} yours · the link expires <RelativeTime at={claim.expiresAt} />
      </p>
      <div className="mt-8 flex flex-col gap-3">
        {me ? <AcceptButton code={code} claim={claim} displayName={me.displayName} /> : <EnterFirst next={`/claim/${code}`} />}
      </div>
    </>
  );
}

function AcceptButton({ code, claim, displayName }: { code: string; claim: ClaimPreview; displayName: string }) {
  const accept = useAcceptClaim(code);
  const navigate = useNavigate();
  function go() {
    accept.mutate(undefined, {
      onSuccess: (pod) => {
        showToast({ text: `${counted(claim.games, "game")} of ${claim.guestName} ${claim.games === 1 ? "is" : "are"} yours.`, tone: "ok" });
        void navigate({ to: "/pods/$podId", params: { podId: pod.id }, replace: true });
      },
    });
  }
  return (
    <>
      {accept.error && <ErrorNote {...explainError(accept.error, "Claiming the games")} />}
      <Button variant="primary" size="touch" busy={accept.isPending} onClick={go}>
        I am {claim.guestName}
      </Button>
      <p className="text-center text-sm text-text-3">The games go to {displayName}</p>
    </>
  );
}
