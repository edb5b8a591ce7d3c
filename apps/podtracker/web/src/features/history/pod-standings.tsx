import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { Card, SegmentedControl } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/section.tsx";
import { useStandings, type StandingsBy } from "./get-standings.ts";
import { standingsChoices } from "./standings-choices.ts";
import { StandingsList } from "./standings-list.tsx";
import { StandingsSkeleton } from "./standings-skeleton.tsx";

const shown = 6;

export function PodStandings({ podId }: { podId: string }) {
  const [by, setBy] = useState<StandingsBy>("player");
  const standings = useStandings(podId, by);
  if (by === "player" && standings.data?.length === 0) return null;
  return (
    <Section title="Who wins" aside={<AllFigures podId={podId} />}>
      <SegmentedControl
        label="Standings by"
        hideLabel
        size="touch"
        options={standingsChoices}
        value={by}
        onValueChange={setBy}
        className="mb-2.5"
      />
      <Loaded query={standings} what="Loading the standings" skeleton={<StandingsSkeleton />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-text-2">No game here says which {by} won yet.</p>
          ) : (
            <Card flush>
              <StandingsList rows={rows.slice(0, shown)} showPips={by !== "player"} />
            </Card>
          )
        }
      </Loaded>
    </Section>
  );
}

function AllFigures({ podId }: { podId: string }) {
  return (
    <Link to="/pods/$podId/standings" params={{ podId }} className="-my-2.5 inline-flex min-h-11 items-center hover:text-text">
      All figures
    </Link>
  );
}
