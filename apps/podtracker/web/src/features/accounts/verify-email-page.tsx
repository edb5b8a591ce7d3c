import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { ApiError } from "@podtracker/contract";
import { Button, buttonClass, Loading, Skeleton } from "@tatwats/ui";
import { CircleAlert, CircleCheck, RotateCw } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { PageHeading } from "../../app/page.tsx";
import { SignedOutLayout } from "../../app/signed-out-layout.tsx";
import { useVerifiedAddress } from "./verify-address.ts";

/** Where the link of the mail leads: the address is confirmed by opening it. */
export function VerifyEmailPage({ token }: { token: string }) {
  const verified = useVerifiedAddress(token);
  return (
    <SignedOutLayout>
      {verified.isPending && (
        <Loading label="Confirming your address" className="flex flex-col gap-3">
          <Skeleton className="size-12 rounded-full" />
          <Skeleton className="h-8 w-3/4" />
          <Skeleton className="h-4 w-full" />
        </Loading>
      )}
      {verified.isSuccess && (
        <Outcome
          icon={<CircleCheck aria-hidden size={24} className="text-ok" />}
          title="Your address is confirmed"
          words="You sign in with it from now on, and a forgotten password finds its way back to you."
        >
          <Link to="/" className={buttonClass("primary", "touch")}>
            Open PodTracker
          </Link>
        </Outcome>
      )}
      {verified.error && <Failure error={verified.error} onRetry={() => void verified.refetch()} busy={verified.isFetching} />}
    </SignedOutLayout>
  );
}

function Failure({ error, onRetry, busy }: { error: Error; onRetry: () => void; busy: boolean }) {
  const icon = <CircleAlert aria-hidden size={24} className="text-bad" />;
  const stale = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
  if (!stale) {
    const { title, detail } = explainError(error, "Confirming your address");
    return (
      <Outcome icon={icon} title={title} words={`${detail} The link stays good meanwhile.`}>
        <Button variant="primary" size="touch" icon={<RotateCw aria-hidden size={16} />} busy={busy} onClick={onRetry}>
          Try again
        </Button>
      </Outcome>
    );
  }
  return (
    <Outcome icon={icon} title="This link confirms nothing" words={error.message}>
      <Link to="/more/security" className={buttonClass("primary", "touch")}>
        Send me a new one
      </Link>
    </Outcome>
  );
}

function Outcome({ icon, title, words, children }: { icon: ReactNode; title: string; words: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start">
      <span className="grid size-12 place-items-center rounded-full bg-surface-3">{icon}</span>
      <PageHeading title={title} className="mt-4 text-2xl font-[680]" />
      <p role="status" className="mt-2 mb-6 text-text-2">
        {words}
      </p>
      {children}
    </div>
  );
}
