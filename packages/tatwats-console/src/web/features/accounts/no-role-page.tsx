import { Button } from "@tatwats/ui";
import { NarrowPage } from "./narrow-page.tsx";
import { useSignOut } from "./sign-out.ts";

/** For somebody who is signed in and has nothing to do here. */
export function NoRolePage() {
  const signOut = useSignOut();
  return (
    <NarrowPage title="No role at the console">
      <p className="text-text-2">
        You are signed in, but your account has no role here. An administrator can make you a viewer, an operator or an administrator; then
        load this page again.
      </p>
      <Button size="touch" busy={signOut.isPending} onClick={() => signOut.mutate()}>
        Sign out and use another account
      </Button>
    </NarrowPage>
  );
}
