import { useState } from "react";
import { EmptyState, SegmentedControl } from "@tatwats/ui";
import type { IncidentRow, SilenceRow } from "../../../../contract/incident.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { Answered } from "../../../parts/answered.tsx";
import { Section } from "../../../parts/section.tsx";
import { Incident } from "./incident.tsx";
import { Silences } from "./silences.tsx";

const states = [
  { value: "open", label: "Open" },
  { value: "past", label: "Past" },
] as const;
type State = (typeof states)[number]["value"];

const words: Record<State, string> = {
  open: "No incident is open. The rules watch on: one opens here by itself.",
  past: "There has been no incident yet.",
};

/** What the rules have found, now and before. */
export function IncidentsSection() {
  const [state, setState] = useState<State>("open");
  const incidents = useLiveAnswer<{ items: IncidentRow[] }>("/api/ops/incidents", { state, limit: 20 });
  const silences = useLiveAnswer<{ items: SilenceRow[] }>("/api/ops/silences", undefined, { everyMs: 10_000 });
  return (
    <Section
      title="Incidents"
      aside={<SegmentedControl label="Which incidents" hideLabel options={states} value={state} onValueChange={setState} />}
    >
      <Answered query={incidents} what="the incidents">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState className="!py-4">{words[state]}</EmptyState>
          ) : (
            <ul className="-mb-1.5">
              {items.map((incident) => (
                <Incident key={incident.id} incident={incident} />
              ))}
            </ul>
          )
        }
      </Answered>
      {state === "open" && silences.data && silences.data.items.length > 0 && <Silences silences={silences.data.items} />}
    </Section>
  );
}
