import { useState } from "react";
import { SegmentedControl, TextField, useTimeZone } from "@tatwats/ui";
import type { IncidentRow } from "../../../../contract/incident.ts";
import { fromFieldValue, toFieldValue } from "../../../app/local-moment.ts";
import { DeedButton } from "../../../parts/deed-button.tsx";
import { silenceUntil, type SilenceLength, silenceLengths } from "./silence-until.ts";

const refreshes = ["/api/ops/incidents", "/api/ops/overview", "/api/ops/silences"];

/** Says that somebody looks after it; it stays open until its cause is gone. */
export function AcknowledgeButton({ incident, prominent = false }: { incident: IncidentRow; prominent?: boolean }) {
  return (
    <DeedButton
      label="Acknowledge…"
      button={{ size: "small", variant: prominent ? "primary" : "secondary" }}
      title="Acknowledge this incident?"
      verb="Acknowledge"
      undo="Tells the others that you look after it. It stays open until its cause is gone."
      preview={<p>{incident.sentence}</p>}
      path={`/api/ops/incidents/${incident.id}/acknowledge`}
      refreshes={refreshes}
      said="The incident is acknowledged."
    />
  );
}

const choices: { value: SilenceLength; label: string }[] = [
  ...Object.entries(silenceLengths).map(([value, { label }]) => ({ value: value as SilenceLength, label })),
  { value: "own", label: "Until …" },
];

/** Keeps an incident's rule quiet for its component, for a time. */
export function SilenceButton({ incident }: { incident: IncidentRow }) {
  const utc = useTimeZone() === "UTC";
  const [length, setLength] = useState<SilenceLength>("1h");
  const [own, setOwn] = useState(() => toFieldValue(new Date(Date.now() + 2 * 3_600_000).toISOString(), utc));
  const [now] = useState(() => Date.now());
  const until = silenceUntil(length, fromFieldValue(own, utc), now);
  return (
    <DeedButton
      label="Silence…"
      button={{ size: "small" }}
      title="Silence such incidents?"
      verb="Silence"
      undo="It goes on being watched and recorded, and stands here as silenced. The silence can be ended at any time."
      preview={
        <p>
          Every incident of the rule <b className="font-[620]">{incident.rule}</b> about <b className="font-[620]">{incident.component}</b>
        </p>
      }
      path={`/api/ops/incidents/${incident.id}/silence`}
      body={{ until }}
      incomplete={until === undefined}
      refreshes={refreshes}
      said="The incident is silenced."
    >
      <SegmentedControl label="For how long" options={choices} value={length} onValueChange={setLength} />
      {length === "own" && (
        <TextField
          type="datetime-local"
          label={`Until (${utc ? "UTC" : "your time"})`}
          value={own}
          error={until === undefined ? "A time to come, at most 30 days ahead." : null}
          onChange={(event) => setOwn(event.target.value)}
        />
      )}
    </DeedButton>
  );
}
