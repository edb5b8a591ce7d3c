import type { Claim, Pod } from "@podtracker/contract";
import { Button, Card, RelativeTime, showToast } from "@tatwats/ui";
import { counted } from "../../app/counted.ts";
import { explainError } from "../../app/explain-error.ts";
import { Section } from "../../app/section.tsx";
import { useClaims, useUndoClaim } from "./claims.ts";

/** Games that guests took into accounts of late; shows nothing where there are none. */
export function ClaimsSection({ pod }: { pod: Pod }) {
  const claims = useClaims(pod.id).data ?? [];
  if (claims.length === 0) return null;
  return (
    <Section title="Claimed games">
      <Card flush>
        <ul>
          {claims.map((claim) => (
            <ClaimRow key={claim.claimId} podId={pod.id} claim={claim} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function ClaimRow({ podId, claim }: { podId: string; claim: Claim }) {
  const undo = useUndoClaim(podId, () => showToast({ text: `${claim.guestName} is a guest again, with the games.`, tone: "ok" }));
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-line px-3.5 py-2.5 first:border-t-0">
      <span className="min-w-0 text-sm [overflow-wrap:anywhere]">
        <span className="font-semibold">{claim.memberName}</span> is {claim.guestName}: {counted(claim.games, "game")},{" "}
        <RelativeTime at={claim.acceptedAt} />
      </span>
      <Button
        size="touch"
        busy={undo.isPending}
        onClick={() =>
          undo.mutate(claim.claimId, {
            onError: (error) => showToast({ text: explainError(error, "Undoing").detail, tone: "bad" }),
          })
        }
      >
        Undo
      </Button>
    </li>
  );
}
