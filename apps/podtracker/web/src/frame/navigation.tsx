import { Link } from "@tanstack/react-router";
import { classNames, UnreadBadge } from "@tatwats/ui";
import { Bell, Layers, Menu, Users, type LucideIcon } from "lucide-react";
import { useUnreadCount } from "../features/notifications/list-notifications.ts";
import { usePods } from "../features/pods/list-pods.ts";
import { Brand } from "../app/brand.tsx";
import { FanContentNotice } from "../app/fan-content-notice.tsx";

interface Place {
  to: "/" | "/decks" | "/notifications" | "/more";
  label: string;
  icon: LucideIcon;
}

const places: Place[] = [
  { to: "/", label: "Pods", icon: Users },
  { to: "/decks", label: "Decks", icon: Layers },
  { to: "/notifications", label: "News", icon: Bell },
  { to: "/more", label: "More", icon: Menu },
];

/** Which of the four places a path belongs to: pods and all within them count as home. */
export function placeOf(pathname: string): Place["to"] {
  return places.find(({ to }) => to !== "/" && pathname.startsWith(to))?.to ?? "/";
}

/** The four places: along the bottom of a phone, at the left of a tablet. */
export function BarNavigation({ pathname, className }: { pathname: string; className?: string | undefined }) {
  return (
    <nav
      aria-label="Main"
      className={classNames(
        "fixed inset-x-0 bottom-0 z-20 grid grid-cols-4 border-t border-line bg-surface-1/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-sm",
        "md:sticky md:inset-x-auto md:top-0 md:flex md:h-dvh md:flex-col md:gap-1 md:border-t-0 md:border-r md:px-1.5 md:py-4",
        className,
      )}
    >
      {places.map(({ to, label, icon: Icon }) => {
        const current = placeOf(pathname) === to;
        return (
          <Link
            key={to}
            to={to}
            aria-current={current ? "page" : undefined}
            className={classNames(
              "relative flex h-16 flex-col items-center justify-center gap-1 rounded-md text-xs -outline-offset-2",
              current ? "font-[620] text-accent md:bg-surface-3" : "text-text-3",
            )}
          >
            <Icon aria-hidden size={21} strokeWidth={current ? 2.4 : 2} />
            {label}
            {to === "/notifications" && (
              <span className="absolute top-1 left-1/2 ml-0.5">
                <NewsBadge />
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

export function SideNavigation({ pathname, displayName }: { pathname: string; displayName: string }) {
  return (
    <div className="sticky top-0 flex h-dvh flex-col overflow-y-auto border-r border-line bg-surface-1 px-3 py-4">
      <header className="mb-3">
        <Link to="/" className="block rounded-sm px-2.5 py-2">
          <Brand />
        </Link>
      </header>
      <nav aria-label="Main" className="flex flex-col gap-0.5">
        {places.map((place) => (
          <SideLink key={place.to} place={place} current={placeOf(pathname) === place.to} />
        ))}
      </nav>
      <PodLinks />
      <footer className="mt-auto px-2.5 pt-6">
        <p className="truncate pb-3 text-sm text-text-2">{displayName}</p>
        <FanContentNotice className="text-[0.6875rem] leading-relaxed text-text-3" />
      </footer>
    </div>
  );
}

function NewsBadge() {
  return <UnreadBadge count={useUnreadCount()} />;
}

const sideLinkClass = "flex min-h-10 items-center gap-2.5 rounded-sm px-2.5 text-sm hover:bg-surface-2";

function SideLink({ place: { to, label, icon: Icon }, current }: { place: Place; current: boolean }) {
  return (
    <Link
      to={to}
      aria-current={current ? "page" : undefined}
      className={classNames(sideLinkClass, current ? "bg-surface-3 font-semibold text-text" : "text-text-2")}
    >
      <Icon aria-hidden size={17} />
      <span className="flex-1">{label}</span>
      {to === "/notifications" && <NewsBadge />}
    </Link>
  );
}

function PodLinks() {
  const pods = usePods().data?.items ?? [];
  if (pods.length === 0) return null;
  return (
    <nav aria-label="My pods" className="mt-5 flex flex-col gap-0.5">
      <p aria-hidden className="px-2.5 pb-1 text-xs font-[560] text-text-3">
        My pods
      </p>
      {pods.map((pod) => (
        <Link
          key={pod.id}
          to="/pods/$podId"
          params={{ podId: pod.id }}
          className={classNames(sideLinkClass, "text-text-2 data-[status=active]:font-semibold data-[status=active]:text-text")}
        >
          <span className="min-w-0 flex-1 truncate">{pod.name}</span>
          <UnreadBadge count={pod.unread} />
        </Link>
      ))}
    </nav>
  );
}
