import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { Button, Dialog, ErrorNote } from "@tatwats/ui";
import { LogOut, Send, Trash2 } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { sendOfPerson, unsentOfPerson } from "./forget-person.ts";
import { useSignOut } from "./session.ts";

/** Signing out takes everything off this device; what the server does not have yet is named before. */
export function SignOut() {
  const signOut = useSignOut();
  const [unsent, setUnsent] = useState<readonly string[]>([]);
  const looking = useMutation({
    mutationFn: unsentOfPerson,
    onSuccess: (found) => (found.length > 0 ? setUnsent(found) : signOut.mutate()),
  });
  return (
    <div className="mt-4 flex flex-col gap-3">
      {signOut.error && <ErrorNote {...explainError(signOut.error, "Signing out")} />}
      <Button
        size="touch"
        busy={signOut.isPending || looking.isPending}
        icon={<LogOut aria-hidden size={17} />}
        onClick={() => looking.mutate()}
      >
        Sign out
      </Button>
      {unsent.length > 0 && (
        <UnsentDialog
          unsent={unsent}
          onClose={() => setUnsent([])}
          onSignOut={() => {
            setUnsent([]);
            signOut.mutate();
          }}
        />
      )}
    </div>
  );
}

function UnsentDialog({ unsent, onClose, onSignOut }: { unsent: readonly string[]; onClose: () => void; onSignOut: () => void }) {
  const sending = useMutation({
    mutationFn: sendOfPerson,
    onSuccess: (left) => {
      if (left.length === 0) onSignOut();
    },
  });
  const left = sending.data ?? unsent;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Not everything has been sent"
      description={`${inWords(left)} ${left.length === 1 && left[0]!.startsWith("1 ") ? "has" : "have"} not been sent. Signing out takes everything of yours off this device.`}
    >
      {sending.data && (
        <ErrorNote className="mb-4" title="It could not be sent now" detail="It stays here, and is sent when the connection is back." />
      )}
      <div className="flex flex-col gap-2">
        <Button
          variant="primary"
          size="touch"
          busy={sending.isPending}
          icon={<Send aria-hidden size={17} />}
          onClick={() => sending.mutate()}
        >
          Send first
        </Button>
        <Button variant="danger" size="touch" icon={<Trash2 aria-hidden size={17} />} onClick={onSignOut}>
          Throw away and sign out
        </Button>
        <Button variant="quiet" size="touch" onClick={onClose}>
          Stay signed in
        </Button>
      </div>
    </Dialog>
  );
}

function inWords(parts: readonly string[]): string {
  return new Intl.ListFormat("en").format(parts);
}
