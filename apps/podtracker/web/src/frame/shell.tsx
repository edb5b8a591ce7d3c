import { Outlet, useLocation, useMatches } from "@tanstack/react-router";
import { classNames } from "@tatwats/ui";
import { ConnectionNote } from "../app/connection-note.tsx";
import { useWide } from "../app/use-wide.ts";
import { BarNavigation, SideNavigation } from "./navigation.tsx";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** On a phone the page needs the room of the bottom navigation, and has its own way back. */
    hidesNavigation?: boolean;
    /** The page is as high as the window, and scrolls within itself. */
    fillsScreen?: boolean;
    /** The page is all that is to be seen, and says itself when the network is gone. */
    coversFrame?: boolean;
  }
}

/** What stands around every page of somebody who is signed in. */
export function Shell({ displayName }: { displayName: string }) {
  const { pathname } = useLocation();
  const matches = useMatches();
  const wide = useWide();
  const hidesNavigation = matches.some((match) => match.staticData.hidesNavigation);
  const fillsScreen = matches.some((match) => match.staticData.fillsScreen);
  if (matches.some((match) => match.staticData.coversFrame)) {
    return (
      <main id="main" className="flex min-h-dvh flex-col">
        <Outlet />
      </main>
    );
  }
  return (
    <div className="md:grid md:grid-cols-[5rem_minmax(0,1fr)] lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-sm bg-accent px-4 py-3 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      {wide ? (
        <SideNavigation pathname={pathname} displayName={displayName} />
      ) : (
        <BarNavigation pathname={pathname} className={hidesNavigation ? "max-md:hidden" : undefined} />
      )}
      <div
        className={classNames(
          "flex min-w-0 flex-col md:pb-0",
          fillsScreen ? "h-dvh" : "min-h-dvh",
          hidesNavigation ? false : "pb-[calc(4.25rem+env(safe-area-inset-bottom))]",
        )}
      >
        <ConnectionNote />
        <main id="main" className={classNames("flex min-w-0 flex-1 flex-col", fillsScreen && "min-h-0")}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
