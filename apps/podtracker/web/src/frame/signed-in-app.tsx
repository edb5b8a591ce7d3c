import { useCallback } from "react";
import { useRouter } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { AccountLook } from "../features/accounts/account-look.tsx";
import { isChangingSession, leave } from "../features/accounts/leave.ts";
import { useMe } from "../features/accounts/me.ts";
import { OutboxSender } from "../features/chat/use-sending.ts";
import { LiveOutbox } from "../features/live-games/live-outbox.tsx";
import { NotificationWatch } from "../features/notifications/notification-watch.tsx";
import { api } from "../app/api.ts";
import { RealtimeProvider, useServerEvent } from "../app/realtime.tsx";
import { Shell } from "./shell.tsx";

export function SignedInApp() {
  return (
    <RealtimeProvider>
      <SessionWatch />
      <AccountLook />
      <NotificationWatch />
      <OutboxSender />
      <LiveOutbox />
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
      const leaveUnlessRenewed = async () => {
        if (isChangingSession(queryClient) || (await isSignedIn())) return;
        const next = router.state.location.href;
        await leave(router, queryClient, { to: "/sign-in", search: { next } });
      };
      void leaveUnlessRenewed();
    }, [queryClient, router]),
  );
  return null;
}

/** Asked apart from the pages, which could not bear the answer. A new password ends the old session, not the person's stay. */
async function isSignedIn(): Promise<boolean> {
  return await api.getMe().then(
    () => true,
    () => false,
  );
}
