import type { ReactNode } from "react";
import { Link, type LinkProps } from "@tanstack/react-router";
import { Avatar, Card } from "@tatwats/ui";
import { Bell, ChevronRight, Database, ShieldCheck, SquareActivity, SunMoon, type LucideIcon } from "lucide-react";
import { FanContentNotice } from "../../app/fan-content-notice.tsx";
import { Page } from "../../app/page.tsx";
import { useMe } from "./me.ts";
import { SignOut } from "./sign-out.tsx";
import { ThisDevice } from "./this-device.tsx";

interface Place {
  to: LinkProps["to"];
  label: string;
  hint: string;
  icon: LucideIcon;
}

const places: Place[] = [
  { to: "/more/security", label: "Sign-in & security", hint: "Address, password, passkeys, devices", icon: ShieldCheck },
  { to: "/more/appearance", label: "Appearance", hint: "Theme and time zone", icon: SunMoon },
  { to: "/more/notifications", label: "Notifications", hint: "What you are told of", icon: Bell },
  { to: "/more/data", label: "My data", hint: "Take it with you, or delete it", icon: Database },
];

const rowClass = "flex min-h-16 items-center gap-3.5 px-4 py-2.5 -outline-offset-2 hover:bg-surface-2";

/** Where everything about oneself begins. */
export function MorePage() {
  const me = useMe();
  return (
    <Page title="More" width="narrow">
      <Card flush>
        <Link to="/more/profile" className={rowClass}>
          <Avatar name={me.displayName} id={me.id} colors={me.avatar} size="large" />
          <RowText label={<span className="font-[620]">{me.displayName}</span>} hint={me.email} />
        </Link>
      </Card>
      <nav aria-label="Settings" className="mt-4">
        <Card flush className="divide-y divide-line">
          {places.map(({ to, label, hint, icon: Icon }) => (
            <Link key={to} to={to} className={rowClass}>
              <Icon aria-hidden size={20} className="shrink-0 text-text-2" />
              <RowText label={label} hint={hint} />
            </Link>
          ))}
        </Card>
      </nav>
      {me.consoleRole && (
        <Card flush className="mt-4">
          <a href="/console" className={rowClass}>
            <SquareActivity aria-hidden size={20} className="shrink-0 text-text-2" />
            <RowText label="Open the console" hint={`As ${me.consoleRole}`} />
          </a>
        </Card>
      )}
      <ThisDevice />
      <SignOut />
      <FanContentNotice className="mt-10 text-xs text-text-3 lg:hidden" />
    </Page>
  );
}

function RowText({ label, hint }: { label: ReactNode; hint: string }) {
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        <span className="block truncate text-sm text-text-3">{hint}</span>
      </span>
      <ChevronRight aria-hidden size={18} className="shrink-0 text-text-3" />
    </>
  );
}
