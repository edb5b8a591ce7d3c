import { Outlet } from "@tanstack/react-router";
import { ArrowLeft, LogOut } from "lucide-react";
import { buttonClass, classNames, IconButton } from "@tatwats/ui";
import { useSignOut } from "../features/accounts/sign-out.ts";
import { Brand } from "./brand.tsx";
import { Navigation } from "./navigation.tsx";
import { useOperator } from "./operator.tsx";
import { LazyPalette } from "./palette/lazy-palette.tsx";
import { ThemeButton } from "./theme-button.tsx";
import { TimeZoneButton } from "./time-zone-button.tsx";

/** What stands around every page: navigation at the left, or above where the screen is narrow. */
export function Shell() {
  return (
    <div className="min-h-dvh text-sm lg:grid lg:grid-cols-[13.25rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-sm bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header className="flex flex-col gap-1 border-line bg-surface-1 px-3 py-2 max-lg:border-b lg:sticky lg:top-0 lg:h-dvh lg:gap-4 lg:border-r lg:py-4">
        <div className="flex items-center justify-between gap-2">
          <Brand />
          <div className="flex items-center gap-1 lg:hidden">
            <span className="mr-3 text-right max-sm:hidden">
              <Who />
            </span>
            <span className="max-sm:hidden">
              <TimeZoneButton />
            </span>
            <AppLink />
            <ThemeButton />
            <SignOutButton />
          </div>
        </div>
        <Navigation className="flex gap-0.5 max-lg:-mx-1 max-lg:overflow-x-auto lg:flex-1 lg:flex-col" />
        <div className="hidden flex-col gap-1 lg:flex">
          <div className="flex items-center justify-between gap-1">
            <AppLink />
            <TimeZoneButton />
          </div>
          <div className="flex items-center justify-between gap-1 border-t border-line pt-3 pl-2.5">
            <Who />
            <span className="flex">
              <ThemeButton />
              <SignOutButton />
            </span>
          </div>
        </div>
      </header>
      <main id="main" className="flex min-w-0 flex-col gap-3.5 px-3 py-4 sm:px-6">
        <Outlet />
      </main>
      <LazyPalette />
    </div>
  );
}

function Who() {
  const operator = useOperator();
  return (
    <p className="min-w-0 leading-tight">
      <span className="block truncate text-text-2" title={operator.name}>
        {operator.name}
      </span>
      <span className="text-xs text-text-3">{operator.role}</span>
    </p>
  );
}

/** Out of the console, so a plain link: the application behind it is another page. */
function AppLink() {
  return (
    <a href="/" className={classNames(buttonClass("quiet", "medium"), "!justify-start !px-2.5 font-normal")}>
      <ArrowLeft aria-hidden size={15} />
      <span className="max-sm:sr-only">To the app</span>
    </a>
  );
}

function SignOutButton() {
  const signOut = useSignOut();
  return (
    <IconButton
      size="medium"
      label="Sign out"
      icon={<LogOut aria-hidden size={16} />}
      aria-busy={signOut.isPending || undefined}
      onClick={() => signOut.mutate()}
    />
  );
}
