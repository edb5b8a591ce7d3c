import { AbsoluteTime } from "@tatwats/ui";
import type { SilenceRow } from "../../../../contract/incident.ts";
import { DeedButton } from "../../../parts/deed-button.tsx";

/** What is kept quiet, by whom and until when. */
export function Silences({ silences }: { silences: SilenceRow[] }) {
  return (
    <div className="mt-3 border-t border-line pt-2.5">
      <h3 className="mb-1 text-xs font-[560] text-text-3">Silences</h3>
      <ul>
        {silences.map((silence) => (
          <li key={silence.id} className="flex items-center justify-between gap-3 py-1">
            <span className="min-w-0">
              {silence.rule ?? "every rule"} about {silence.component ?? "everything"} until <AbsoluteTime at={silence.until} />{" "}
              <span className="text-text-3">
                {silence.by}: “{silence.reason}”
              </span>
            </span>
            <DeedButton
              label="End…"
              button={{ size: "small", variant: "quiet", "aria-label": `End the silence of ${silence.component ?? "everything"}…` }}
              title="End this silence?"
              verb="End it"
              undo="Incidents of this kind count again at once. They can be silenced anew."
              preview={<p>{`${silence.rule ?? "Every rule"} about ${silence.component ?? "everything"}`}</p>}
              path={`/api/ops/silences/${silence.id}/end`}
              refreshes={["/api/ops/silences", "/api/ops/incidents", "/api/ops/overview"]}
              said="The silence has ended."
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
