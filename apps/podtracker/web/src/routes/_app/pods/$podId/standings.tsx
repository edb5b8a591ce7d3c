import { createFileRoute } from "@tanstack/react-router";
import type { StandingsBy } from "../../../../features/history/get-standings.ts";
import { type Period, periods } from "../../../../features/history/period.ts";
import { type SortColumn, sortColumns } from "../../../../features/history/sort-standings.ts";
import { StandingsPage } from "../../../../features/history/standings-page.tsx";
import { usePod } from "../../../../features/pods/get-pod.ts";

interface Search {
  by?: StandingsBy | undefined;
  period?: Period | undefined;
  sort?: SortColumn | undefined;
  reversed?: true | undefined;
}

const countedBy = ["player", "deck", "commander"] as const;

export const Route = createFileRoute("/_app/pods/$podId/standings")({
  validateSearch: ({ by, period, sort, reversed }: Record<string, unknown>): Search => ({
    by: countedBy.find((each) => each === by),
    period: periods.find((each) => each === period),
    sort: sortColumns.find((each) => each === sort),
    reversed: reversed === true || undefined,
  }),
  component: Standings,
});

function Standings() {
  const { podId } = Route.useParams();
  const { by = "player", period = "all", sort = "winRate", reversed = false } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <StandingsPage
      podId={podId}
      podName={usePod(podId).data?.name}
      view={{ by, period, sorting: { column: sort, reversed } }}
      onView={(view) =>
        void navigate({
          search: { by: view.by, period: view.period, sort: view.sorting.column, ...(view.sorting.reversed ? { reversed: true } : {}) },
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}
