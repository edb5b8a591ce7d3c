import type { Member } from "@podtracker/contract";
import { Button, ErrorNote, RelativeTime } from "@tatwats/ui";
import { Link2 } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { useCreateClaimLink } from "./claims.ts";
import { QrCode } from "./qr-code.tsx";
import { ShareLink } from "../../app/share-link.tsx";

/** The way for a guest to take their games into an account of their own. */
export function ClaimLinkMaker({ podId, podName, member }: { podId: string; podName: string; member: Member }) {
  const create = useCreateClaimLink(podId);
  const link = create.data;
  return (
    <div>
      <p className="mb-2 text-sm text-text-2">
        Does {member.name} have an account now? With this link their games become their own. It works once; an organiser can undo it for 30
        days.
      </p>
      {link ? (
        <div className="flex flex-col gap-3">
          <ShareLink url={link.url} label="Claim link" title={`Your games in ${podName}`} />
          <QrCode text={link.url} label={`QR code of the claim link for ${member.name}`} />
          <p className="text-center text-sm text-text-3">
            Expires <RelativeTime at={link.expiresAt} />
          </p>
        </div>
      ) : (
        <Button size="touch" icon={<Link2 aria-hidden size={17} />} busy={create.isPending} onClick={() => create.mutate(member.memberId)}>
          Make a claim link
        </Button>
      )}
      {create.error && <ErrorNote {...explainError(create.error, "Making the link")} />}
    </div>
  );
}
