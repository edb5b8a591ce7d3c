import { Outlet, useLocation, useMatches } from "@tanstack/react-router";
import { classNames } from "@tatwats/ui";
import { ConnectionNote } from "./connection-note.tsx";
import { BottomNavigation, SideNavigation } from "./navigation.tsx";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** On a phone the page needs the room of the bottom navigation, and has its own way back. */
    hidesNavigation?: boolean;
  }
}

/** What stands around every page of somebody who is signed in. */
export function Shell({ displayName }: { displayName: string }) {
  const { pathname } = useLocation();
  const hidesNavigation = useMatches().some((match) => match.staticData.hidesNavigation);
  return (
    <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-sm bg-accent px-4 py-3 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <SideNavigation pathname={pathname} displayName={displayName} />
      <div
        className={classNames(
          "flex min-h-dvh min-w-0 flex-col lg:pb-0",
          hidesNavigation ? false : "pb-[calc(4.25rem+env(safe-area-inset-bottom))]",
        )}
      >
        <ConnectionNote />
        <main id="main" className="flex min-w-0 flex-1 flex-col">
          <Outlet />
        </main>
      </div>
      {!hidesNavigation && <BottomNavigation pathname={pathname} />}
    </div>
  );
}
