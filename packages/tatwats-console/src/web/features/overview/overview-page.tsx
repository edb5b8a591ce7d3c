import { Loading, Skeleton } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import type { OverviewAnswer } from "../../../contract/overview.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { ActivitySection } from "./activity-section.tsx";
import { ComponentsSection } from "./components-section.tsx";
import { FigureCards, FigureStrip } from "./figure-cards.tsx";
import { leadingFigures, otherFigures } from "./figure-list.ts";
import { HelperGrid } from "./helper-grid.tsx";
import { StatusCard } from "./status-card.tsx";
import { UptimeSection } from "./uptime-section.tsx";

export function OverviewPage() {
  const overview = useLiveAnswer<OverviewAnswer>("/api/ops/overview");
  const helpers = useLiveAnswer<{ items: HelperAnswer[] }>("/api/ops/helpers");
  return (
    <Page title="Overview" source={overview}>
      <Answered query={overview} what="the overview" skeleton={<OverviewSkeleton />}>
        {(answer) => (
          <>
            <StatusCard overview={answer} asOf={overview.dataUpdatedAt} />
            <FigureCards figures={leadingFigures(answer.figures)} />
            <FigureStrip figures={otherFigures(answer.figures)} />
            <div className="grid items-start gap-3.5 xl:grid-cols-[1.25fr_1fr]">
              <div className="flex min-w-0 flex-col gap-3.5">
                <UptimeSection uptime={answer.uptime} />
                <HelperGrid helpers={helpers} />
                <ComponentsSection components={answer.components} />
              </div>
              <ActivitySection />
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
          <Skeleton key={index} className="h-24" />
        ))}
      </div>
      <div className="grid gap-3.5 xl:grid-cols-[1.25fr_1fr]">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
    </Loading>
  );
}
