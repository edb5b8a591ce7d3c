import { Skeleton } from "@tatwats/ui";
import type { HistoryAnswer } from "../../../contract/overview.ts";
import { timeRanges } from "../../app/time-range.ts";
import { Answered, type AnsweredProps } from "../../parts/answered.tsx";
import { Chart } from "../../parts/chart.tsx";
import { formatNumber } from "../../parts/format-figure.ts";
import { Section } from "../../parts/section.tsx";

const none: (number | null)[] = [];

/** How many were handled each minute, and how many attempts failed. */
export function OutcomesSection({ history }: { history: AnsweredProps<HistoryAnswer>["query"] }) {
  return (
    <Section
      title="Messages a minute, by outcome"
      aside={history.data && <span className="text-text-3">{timeRanges[history.data.range].label}</span>}
    >
      <Answered query={history} what="the messages a minute" skeleton={<Skeleton className="h-52" />}>
        {({ since, stepMs, figures }) => (
          <Chart
            label="Messages a minute, by outcome"
            kind="bars"
            since={since}
            stepMs={stepMs}
            format={formatNumber}
            height={190}
            series={[
              { key: "handled", label: "handled", tone: "info", values: figures["handledPerMinute"]?.values ?? none },
              { key: "failed", label: "failed attempts", tone: "bad", values: figures["failedPerMinute"]?.values ?? none },
            ]}
          />
        )}
      </Answered>
    </Section>
  );
}
