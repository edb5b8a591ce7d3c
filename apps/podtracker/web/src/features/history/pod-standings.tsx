import { useState } from "react";
import { Card, Loading, SegmentedControl, Skeleton } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/section.tsx";
import { useStandings, type StandingsBy } from "./get-standings.ts";
import { StandingsList } from "./standings-list.tsx";

const choices: { value: StandingsBy; label: string }[] = [
  { value: "player", label: "Players" },
  { value: "deck", label: "Decks" },
  { value: "commander", label: "Commanders" },
];
const shownAtFirst = 6;

export function PodStandings({ podId }: { podId: string }) {
  const [by, setBy] = useState<StandingsBy>("player");
  const standings = useStandings(podId, by);
  const [all, setAll] = useState(false);
  if (by === "player" && standings.data?.length === 0) return null;
  return (
    <Section title="Who wins" aside="95 % range shown">
      <SegmentedControl label="Standings by" hideLabel size="touch" options={choices} value={by} onValueChange={setBy} className="mb-2.5" />
      <Loaded query={standings} what="Loading the standings" skeleton={<StandingsSkeleton />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-text-2">No game here says which {by} won yet.</p>
          ) : (
            <Card flush>
              <StandingsList rows={all ? rows : rows.slice(0, shownAtFirst)} showPips={by !== "player"} />
              {rows.length > shownAtFirst && (
                <button
                  type="button"
                  aria-expanded={all}
                  onClick={() => setAll(!all)}
                  className="min-h-11 w-full border-t border-line text-sm text-text-2 -outline-offset-2 hover:bg-surface-2"
                >
                  {all ? "Show fewer" : `Show all ${rows.length}`}
                </button>
              )}
            </Card>
          )
        }
      </Loaded>
    </Section>
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
