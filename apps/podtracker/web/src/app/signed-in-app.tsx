import { useCallback } from "react";
import { useRouter } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { AccountLook } from "../features/accounts/account-look.tsx";
import { isLeaving, leave } from "../features/accounts/leave.ts";
import { useMe } from "../features/accounts/me.ts";
import { OutboxSender } from "../features/chat/use-sending.ts";
import { NotificationWatch } from "../features/notifications/notification-watch.tsx";
import { RealtimeProvider, useServerEvent } from "./realtime.tsx";
import { Shell } from "./shell.tsx";

export function SignedInApp() {
  return (
    <RealtimeProvider>
      <SessionWatch />
      <AccountLook />
      <NotificationWatch />
      <OutboxSender />
      <NamedShell />
    </RealtimeProvider>
  );
}

function NamedShell() {
  return <Shell displayName={useMe().displayName} />;
}

/** Leaves when the session was ended elsewhere. */
function SessionWatch() {
  const queryClient = useQueryClient();
  const router = useRouter();
  useServerEvent(
    "session:ended",
    useCallback(() => {
      if (isLeaving(queryClient)) return;
      const next = router.state.location.href;
      void leave(router, queryClient, { to: "/sign-in", search: { next } });
    }, [queryClient, router]),
  );
  return null;
}
