import type { SignedIn } from "@podtracker/contract";
import { Button, Card, ErrorNote, Loading, RelativeTime, showToast, Skeleton } from "@tatwats/ui";
import { LogOut, Monitor, Smartphone, Tablet, type LucideIcon } from "lucide-react";
import { counted } from "../../app/counted.ts";
import { explainError } from "../../app/explain-error.ts";
import { Loaded } from "../../app/loaded.tsx";
import { MorePages } from "../../app/more-pages.tsx";
import { Section } from "../../app/section.tsx";
import { describeDevice, type DeviceForm } from "./describe-device.ts";
import { useEndOtherSessions, useEndSession, useSessions } from "./sessions.ts";

/** Where I am signed in, with a way out of each. */
export function SessionsSection() {
  const sessions = useSessions();
  return (
    <Section title="Where you are signed in">
      <Loaded query={sessions} what="Loading where you are signed in" skeleton={<SessionSkeletons />}>
        {({ pages }) => {
          const items = currentFirst(pages.flatMap((page) => page.items));
          return (
            <>
              <Card flush>
                <ul className="divide-y divide-line">
                  {items.map((session) => (
                    <SessionRow key={session.sessionId} session={session} />
                  ))}
                </ul>
              </Card>
              <MorePages query={sessions} what="Loading more of where you are signed in">
                Show more
              </MorePages>
              {items.length > 1 && <EndOthers />}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function currentFirst(items: SignedIn[]): SignedIn[] {
  return items.toSorted((one, other) => Number(other.current) - Number(one.current));
}

const icons: Record<DeviceForm, LucideIcon> = { phone: Smartphone, tablet: Tablet, computer: Monitor };
const mine: Record<DeviceForm, string> = { phone: "This phone", tablet: "This tablet", computer: "This computer" };

function SessionRow({ session }: { session: SignedIn }) {
  const end = useEndSession();
  const { name, form } = describeDevice(session.userAgent ?? "");
  const Icon = icons[form];
  return (
    <li className="px-4 py-2.5">
      <div className="flex min-h-11 items-center gap-3">
        <Icon aria-hidden size={18} className="shrink-0 text-text-2" />
        <div className="min-w-0 flex-1">
          <p className="break-words">
            {session.current && <span className="font-[620]">{mine[form]} · </span>}
            {name}
          </p>
          <p className="text-sm text-text-3">
            {session.current ? "in use now" : <RelativeTime at={session.lastUsedAt} />}
            {session.address && ` · ${session.address}`}
          </p>
        </div>
        {!session.current && (
          <Button size="touch" busy={end.isPending} onClick={() => end.mutate(session.sessionId)} aria-label={`Sign out ${name}`}>
            Sign out
          </Button>
        )}
      </div>
      {end.error && <ErrorNote {...explainError(end.error, "Signing out there")} className="mt-2" />}
    </li>
  );
}

function EndOthers() {
  const end = useEndOtherSessions();
  return (
    <div className="mt-3 flex flex-col gap-3">
      {end.error && <ErrorNote {...explainError(end.error, "Signing out elsewhere")} />}
      <Button
        size="touch"
        icon={<LogOut aria-hidden size={17} />}
        busy={end.isPending}
        onClick={() =>
          end.mutate(undefined, {
            onSuccess: ({ ended }) => showToast({ text: `Signed out in ${counted(ended, "other place")}.`, tone: "ok" }),
          })
        }
      >
        Sign out everywhere else
      </Button>
    </div>
  );
}

function SessionSkeletons() {
  return (
    <Loading label="Loading where you are signed in">
      <Card className="flex flex-col gap-4">
        {[0, 1].map((index) => (
          <div key={index} className="flex min-h-11 flex-col justify-center gap-2">
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="h-3.5 w-1/3" />
          </div>
        ))}
      </Card>
    </Loading>
  );
}
