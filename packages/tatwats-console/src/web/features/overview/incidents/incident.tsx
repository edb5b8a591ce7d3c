import { AbsoluteTime, RelativeTime, type Status, StatusBadge } from "@tatwats/ui";
import type { IncidentRow } from "../../../../contract/incident.ts";
import { formatDuration } from "../../../parts/format-figure.ts";
import { HelperLink, linkClass } from "../../../parts/links.tsx";
import { AcknowledgeButton, SilenceButton } from "./incident-deeds.tsx";

const severities: Record<IncidentRow["severity"], Status> = { notice: "info", warning: "warn", critical: "bad" };

/** One incident: how bad, what, about whom, since when, and who looks after it. */
export function Incident({ incident }: { incident: IncidentRow }) {
  const { severity, sentence, component, openedAt, closedAt, acknowledged, silenced } = incident;
  const lasted = closedAt === null ? null : Date.parse(closedAt) - Date.parse(openedAt);
  return (
    <li className="flex flex-col gap-1 border-b border-line py-2.5 last:border-b-0">
      <p className="[overflow-wrap:anywhere]">
        <StatusBadge status={closedAt === null ? severities[severity] : "idle"} className="mr-2 font-[620]">
          {severity}
        </StatusBadge>
        {sentence}
      </p>
      <p className="text-xs text-text-3">
        {component.startsWith("the_") ? <HelperLink name={component} className={linkClass} /> : component} ·{" "}
        {closedAt === null ? (
          <>
            open since <AbsoluteTime at={openedAt} />, <RelativeTime seconds at={openedAt} bare />
          </>
        ) : (
          <>
            <AbsoluteTime at={openedAt} />, lasted {formatDuration(lasted)}
          </>
        )}
        {acknowledged && ` · ${acknowledged.by} looks after it: “${acknowledged.reason}”`}
        {silenced && (
          <>
            {" · "}silenced by {silenced.by} until <AbsoluteTime at={silenced.until} />: “{silenced.reason}”
          </>
        )}
      </p>
      {closedAt === null && (
        <p className="flex gap-2 pt-0.5">
          {!acknowledged && <AcknowledgeButton incident={incident} />}
          {!silenced && <SilenceButton incident={incident} />}
        </p>
      )}
    </li>
  );
}
