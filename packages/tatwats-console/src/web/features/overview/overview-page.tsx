import { Loading, Skeleton } from "@tatwats/ui";
import type { IncidentRow } from "../../../contract/incident.ts";
import type { HistoryAnswer, OverviewAnswer } from "../../../contract/overview.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { useHistoryRange } from "../../app/time-span.ts";
import { Answered } from "../../parts/answered.tsx";
import { useHelpers } from "../helpers/helper-path.ts";
import { ActivitySection } from "./activity-section.tsx";
import { ComponentsSection } from "./components-section.tsx";
import { FigureCards, FigureStrip } from "./figures/figure-cards.tsx";
import { leadingFigures, otherFigures } from "./figures/figure-list.ts";
import { HelperGrid } from "./helper-grid.tsx";
import { IncidentsSection } from "./incidents/incidents-section.tsx";
import { OutcomesSection } from "./outcomes-section.tsx";
import { StatusActions } from "./status/status-actions.tsx";
import { StatusCard } from "./status/status-card.tsx";
import { UptimeSection } from "./uptime/uptime-section.tsx";

const historyEveryMs = 10_000;

/** Whether all is well, since when, and what is not: on one page. */
export function OverviewPage() {
  const range = useHistoryRange();
  const overview = useLiveAnswer<OverviewAnswer>("/api/ops/overview");
  const history = useLiveAnswer<HistoryAnswer>("/api/ops/overview/history", { range }, { everyMs: historyEveryMs });
  const incidents = useLiveAnswer<{ items: IncidentRow[] }>("/api/ops/incidents", { state: "open", limit: 20 });
  const helpers = useHelpers();
  return (
    <Page title="Overview" time="history" source={overview}>
      <Answered query={overview} what="the overview" skeleton={<OverviewSkeleton />}>
        {(answer) => (
          <>
            <StatusCard overview={answer} actions={<StatusActions overview={answer} incidents={incidents.data?.items ?? []} />} />
            <FigureCards figures={leadingFigures(answer.figures)} history={history.data} />
            <FigureStrip figures={otherFigures(answer.figures)} history={history.data} />
            <div className="grid items-start gap-3.5 xl:grid-cols-[1.25fr_1fr]">
              <div className="flex min-w-0 flex-col gap-3.5">
                <UptimeSection uptime={answer.uptime} />
                <HelperGrid helpers={helpers} />
                <OutcomesSection history={history} />
              </div>
              <div className="flex min-w-0 flex-col gap-3.5">
                <IncidentsSection />
                <ComponentsSection components={answer.components} />
                <ActivitySection />
              </div>
            </div>
          </>
        )}
      </Answered>
    </Page>
  );
}

function OverviewSkeleton() {
  return (
    <Loading label="Reading the overview" className="flex flex-col gap-3.5">
      <Skeleton className="h-20" />
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} className="h-30" />
        ))}
      </div>
      <Skeleton className="h-14" />
      <div className="grid gap-3.5 xl:grid-cols-[1.25fr_1fr]">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
    </Loading>
  );
}
