import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Brand } from "./brand.tsx";
import { FanContentNotice } from "./fan-content-notice.tsx";

/** Around the few pages that need no account. */
export function SignedOutLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col px-5">
      <header className="py-5">
        <Link to="/welcome" aria-label="PodTracker">
          <Brand />
        </Link>
      </header>
      <main className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center pb-10">{children}</main>
      <footer className="mx-auto max-w-2xl pb-6 text-center">
        <FanContentNotice className="text-xs text-text-3" />
      </footer>
    </div>
  );
}
