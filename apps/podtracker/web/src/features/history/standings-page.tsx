import { Card, EmptyState, SegmentedControl, Select } from "@tatwats/ui";
import { Trophy } from "lucide-react";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { useWide } from "../../app/use-wide.ts";
import { useStandings, type StandingsBy } from "./get-standings.ts";
import { type Period, periodNames, periods } from "./period.ts";
import type { Sorting } from "./sort-standings.ts";
import { standingsChoices } from "./standings-choices.ts";
import { StandingsList } from "./standings-list.tsx";
import { StandingsSkeleton } from "./standings-skeleton.tsx";
import { StandingsTable } from "./standings-table.tsx";

/** What the page shows, as its address has it. */
export interface StandingsView {
  by: StandingsBy;
  period: Period;
  sorting: Sorting;
}

export interface StandingsPageProps {
  podId: string;
  podName: string | undefined;
  view: StandingsView;
  onView: (view: StandingsView) => void;
}

/** All figures of who wins with what: a table where there is room, a list on a phone. */
export function StandingsPage({ podId, podName, view, onView }: StandingsPageProps) {
  const { by, period, sorting } = view;
  const standings = useStandings(podId, by, period);
  const wide = useWide();
  return (
    <Page
      title="Standings"
      subtitle={podName}
      width={wide ? "wide" : "normal"}
      back={{ link: { to: "/pods/$podId", params: { podId } }, label: podName ?? "Pod" }}
    >
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <SegmentedControl
          label="Standings by"
          hideLabel
          size="touch"
          options={standingsChoices}
          value={by}
          onValueChange={(chosen) => onView({ ...view, by: chosen })}
        />
        <Select
          label="Period"
          hideLabel
          className="w-44"
          options={periods.map((value) => ({ value, label: periodNames[value] }))}
          value={period}
          onChange={(event) => onView({ ...view, period: periods.find((each) => each === event.target.value) ?? "all" })}
        />
      </div>
      <Loaded query={standings} what="Loading the standings" skeleton={<StandingsSkeleton />}>
        {(rows) => (
          <Card flush>
            {rows.length === 0 ? (
              <EmptyState icon={<Trophy aria-hidden size={22} />}>
                {period === "all" ? `No game here says which ${by} played.` : "No game was played in this time. Look further back."}
              </EmptyState>
            ) : wide ? (
              <StandingsTable
                caption={`Standings by ${by}`}
                rows={rows}
                showPips={by !== "player"}
                sorting={sorting}
                onSort={(next) => onView({ ...view, sorting: next })}
              />
            ) : (
              <StandingsList rows={rows} showPips={by !== "player"} full />
            )}
          </Card>
        )}
      </Loaded>
      <p className="mt-4 max-w-prose text-sm text-text-3">
        The range is where the true win rate lies with 95 % certainty, as far as these games can tell: few games, a wide range. A game that
        several won counts as a win for nobody; voided games don’t count.
      </p>
    </Page>
  );
}
