import { type ReactNode, useEffect } from "react";
import { Link, useRouter } from "@tanstack/react-router";
import { Button, buttonClass } from "@tatwats/ui";
import { CloudOff, Compass, type LucideIcon, RotateCw } from "lucide-react";
import { ApiError } from "@podtracker/contract";
import { PageHeading } from "./page.tsx";
import { explainError } from "./explain-error.ts";
import { useConnection } from "./realtime.tsx";
import { isUnreachable } from "./unseen.ts";

export function NotFoundPage({ what = "This page" }: { what?: string }) {
  return (
    <NothingHere icon={Compass} title="Not found" detail={`${what} isn’t here, or isn’t yours to see. The link may be old.`}>
      <Link to="/" className={buttonClass("primary", "touch")}>
        Go to my pods
      </Link>
    </NothingHere>
  );
}

/** The last resort of the router: what a page threw. */
export function ErrorPage({ error }: { error: unknown }) {
  const router = useRouter();
  if (isUnreachable(error)) return <UnseenPage />;
  const { title, detail } =
    error instanceof ApiError
      ? explainError(error, "Loading this page")
      : {
          title: "This page broke",
          detail: "What was saved before is safe. Load it again; if it stays broken, tell whoever runs this PodTracker.",
        };
  return (
    <div className="mx-auto flex min-h-[70dvh] w-full max-w-md flex-col items-start justify-center gap-4 px-5">
      <PageHeading title={title} className="text-2xl font-[680]" />
      <p className="text-text-2">{detail}</p>
      <Button variant="primary" size="touch" icon={<RotateCw aria-hidden size={16} />} onClick={() => void router.invalidate()}>
        Try again
      </Button>
    </div>
  );
}

/** A page that this device never had, opened while the server can't be reached; it opens by itself once that can. */
function UnseenPage() {
  const router = useRouter();
  const back = useConnection() === "online";
  useEffect(() => {
    const again = () => void router.invalidate();
    if (back) again();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [router, back]);
  return (
    <NothingHere
      icon={CloudOff}
      title="Not on this device yet"
      detail="PodTracker can’t be reached, and this page was never opened here before. It opens by itself once the connection is back."
    >
      <div className="flex flex-wrap justify-center gap-2">
        <Button size="touch" onClick={() => router.history.back()}>
          Back
        </Button>
        <Link to="/" className={buttonClass("primary", "touch")}>
          Go to my pods
        </Link>
        <Button variant="quiet" size="touch" icon={<RotateCw aria-hidden size={16} />} onClick={() => void router.invalidate()}>
          Try again
        </Button>
      </div>
    </NothingHere>
  );
}

interface NothingHereProps {
  icon: LucideIcon;
  title: string;
  detail: string;
  /** What can be done about it. */
  children: ReactNode;
}

function NothingHere({ icon: Icon, title, detail, children }: NothingHereProps) {
  return (
    <div className="mx-auto grid w-full max-w-md flex-1 place-items-center px-4 py-16 text-center">
      <div className="flex flex-col items-center">
        <span className="grid size-12 place-items-center rounded-full bg-surface-3 text-text-2">
          <Icon aria-hidden size={22} />
        </span>
        <PageHeading title={title} className="mt-4 text-2xl font-[680]" />
        <p className="mt-2 mb-5 max-w-[36ch] text-text-2">{detail}</p>
        {children}
      </div>
    </div>
  );
}

/** A thing the server says is not there gets the page that says so, rather than a retry that cannot help. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
