import { useState } from "react";
import type { Invite, Pod } from "@podtracker/contract";
import { Button, Card, ErrorNote, IconButton, RelativeTime, Skeleton } from "@tatwats/ui";
import { Link2, QrCode as QrIcon, Settings2, Trash2 } from "lucide-react";
import { counted } from "../../app/counted.ts";
import { explainError } from "../../app/explain-error.ts";
import { Loaded } from "../../app/loaded.tsx";
import { useCreateInvite, useInvites, useRevokeInvite } from "./invites.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { QrCode } from "./qr-code.tsx";
import { ShareLink } from "../../app/share-link.tsx";

export function InviteLinks({ pod: { id: podId, name: podName, role } }: { pod: Pod }) {
  const invites = useInvites(podId);
  const create = useCreateInvite(podId);
  const [all, setAll] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const count = invites.data?.length ?? 0;
  return (
    <Card className="flex flex-col gap-4">
      <Loaded query={invites} what="Loading the invites" skeleton={<Skeleton className="h-12" />}>
        {(items) =>
          items
            .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
            .slice(0, all ? undefined : 1)
            .map((invite) => <InviteLink key={invite.code} invite={invite} podId={podId} podName={podName} />)
        }
      </Loaded>
      {invites.data && count === 0 && <p className="text-text-2">Send your friends a link: it opens the pod on their phones.</p>}
      {create.error && <ErrorNote {...explainError(create.error, "Making the link")} />}
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          size="touch"
          variant={count > 0 ? "secondary" : "primary"}
          icon={<Link2 aria-hidden size={17} />}
          busy={create.isPending}
          onClick={() => create.mutate({})}
        >
          {count > 0 ? "Create another link" : "Create invite link"}
        </Button>
        <Button size="touch" variant="quiet" icon={<Settings2 aria-hidden size={17} />} onClick={() => setChoosing(true)}>
          Limits
        </Button>
        {count > 1 && (
          <Button size="touch" variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "Show the newest only" : `Show all ${count}`}
          </Button>
        )}
      </div>
      {choosing && <InviteDialog create={create} mayMakeOrganisers={role === "owner"} onClose={() => setChoosing(false)} />}
    </Card>
  );
}

function InviteLink({ invite, podId, podName }: { invite: Invite; podId: string; podName: string }) {
  const revoke = useRevokeInvite(podId);
  const [code, setCode] = useState(false);
  const uses =
    invite.maxUses === null
      ? invite.uses > 0
        ? `used ${counted(invite.uses, "time")}`
        : null
      : `${invite.uses} of ${invite.maxUses} uses`;
  return (
    <div>
      <ShareLink url={invite.url} label="Invite link" title={`Join ${podName} on PodTracker`} />
      <div className="mt-1 flex items-center justify-between gap-2 text-sm text-text-3">
        <span>
          Expires <RelativeTime at={invite.expiresAt} />
          {uses && ` · ${uses}`}
          {invite.role === "organiser" && " · as organiser"}
        </span>
        <IconButton
          label={code ? "Hide the QR code" : "Show a QR code"}
          className="ml-auto"
          aria-expanded={code}
          icon={<QrIcon aria-hidden size={18} />}
          onClick={() => setCode(!code)}
        />
        <IconButton
          label="Take this link back"
          icon={<Trash2 aria-hidden size={16} />}
          disabled={revoke.isPending}
          onClick={() => revoke.mutate(invite.code)}
        />
      </div>
      {code && (
        <div className="mt-2 flex flex-col items-center gap-2">
          <QrCode text={invite.url} label={`QR code of the invite to ${podName}`} />
          <p className="text-sm text-text-3">Point a phone’s camera at it.</p>
        </div>
      )}
      {revoke.error && <ErrorNote {...explainError(revoke.error, "Taking the link back")} />}
    </div>
  );
}
