import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { Card, Loading, SegmentedControl, Skeleton } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/section.tsx";
import { useStandings, type StandingsBy } from "./get-standings.ts";
import { standingsChoices } from "./standings-choices.ts";
import { StandingsList } from "./standings-list.tsx";

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

function StandingsSkeleton() {
  return (
    <Loading label="Loading the standings">
      <Card flush>
        {[0, 1, 2, 3].map((index) => (
          <div key={index} className="flex h-[3.75rem] items-center gap-4 border-t border-line px-3.5 first:border-t-0">
            <Skeleton className="h-4 w-28" />
            <Skeleton className="ml-auto h-2 w-24" />
            <Skeleton className="h-4 w-9" />
          </div>
        ))}
      </Card>
    </Loading>
  );
}
