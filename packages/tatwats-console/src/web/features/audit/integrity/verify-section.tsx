import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { Button, Card, RelativeTime, StatusBadge } from "@tatwats/ui";
import type { AuditVerdictAnswer } from "../../../../contract/audit.ts";
import { sendJson } from "../../../app/api.ts";
import { idClass } from "../../../parts/links.tsx";
import { Trouble } from "../../../parts/trouble.tsx";
import { shortId } from "../../../parts/format-figure.ts";

/** Recomputes the seals of the log on demand and says plainly what came of it. */
export function VerifySection() {
  const queryClient = useQueryClient();
  const verify = useMutation({
    mutationFn: async () => ({
      verdict: (await sendJson("POST", "/api/ops/audit/verify", {})) as AuditVerdictAnswer,
      at: new Date().toISOString(),
    }),
    onSuccess: async () => await queryClient.invalidateQueries({ queryKey: ["/api/ops/audit"] }),
  });
  return (
    <Card role="region" aria-label="Integrity" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md px-4 py-3">
      <div aria-live="polite" className="min-w-64 flex-1">
        {verify.data ? (
          <Verdict {...verify.data} />
        ) : (
          <p className="text-text-2">
            Each entry is sealed within a second or so: hashed, chained to the ones before it and signed. A verification recomputes all of
            it.
          </p>
        )}
      </div>
      <Button icon={<ShieldCheck aria-hidden size={16} />} busy={verify.isPending} onClick={() => verify.mutate()}>
        Verify now
      </Button>
      {verify.error && (
        <div className="basis-full">
          <Trouble error={verify.error} what="Verifying the audit log" />
        </div>
      )}
    </Card>
  );
}

function Verdict({ verdict, at }: { verdict: AuditVerdictAnswer; at: string }) {
  const counted = `${verdict.entries} ${verdict.entries === 1 ? "entry" : "entries"} under ${verdict.seals} ${verdict.seals === 1 ? "seal" : "seals"}`;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 font-[620]">
        {verdict.ok ? <StatusBadge status="ok">Unaltered</StatusBadge> : <StatusBadge status="bad">Altered</StatusBadge>}
        {verdict.ok ? `All of ${counted} are as they were written.` : <Fault verdict={verdict} />}
      </p>
      <p className="text-text-2">
        Verified <RelativeTime at={at} />.{" "}
        {verdict.ok && verdict.unsealed > 0 && `${verdict.unsealed} younger than the last seal, so not vouched for yet. `}
        {!verdict.ok && `${verdict.entries} entries before the fault are as they were written; what follows it was not checked.`}
      </p>
    </>
  );
}

function Fault({ verdict: { firstFault } }: { verdict: AuditVerdictAnswer }) {
  if (!firstFault) return "A fault was found.";
  return (
    <span>
      {firstFault.what} {placeOf(firstFault)}
      {firstFault.entryId !== undefined && (
        <>
          {" "}
          Entry{" "}
          <Link to="/audit/$id" params={{ id: firstFault.entryId }} className={idClass}>
            {shortId(firstFault.entryId)}
          </Link>
        </>
      )}
    </span>
  );
}

/** Such as "Seal 4, position 3012."; nothing for an entry that no seal ever held. */
function placeOf({ seal, position }: { seal?: number | undefined; position?: number | undefined }): string {
  const places = [seal !== undefined && `seal ${seal}`, position !== undefined && `position ${position}`].filter(
    (place) => place !== false,
  );
  return places.length === 0 ? "" : `It is at ${places.join(", ")}.`;
}
