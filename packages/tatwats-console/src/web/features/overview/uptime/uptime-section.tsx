import { useState } from "react";
import { type Column, DataTable, Skeleton } from "@tatwats/ui";
import type { OverviewAnswer, UptimeDaysAnswer } from "../../../../contract/overview.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { Answered } from "../../../parts/answered.tsx";
import { formatShare } from "../../../parts/format-figure.ts";
import { Section } from "../../../parts/section.tsx";
import { TableSwitch } from "../../../parts/table-switch.tsx";
import { type Day, dayWords } from "./day-words.ts";
import { UptimeBars } from "./uptime-bars.tsx";

const spans = [
  ["h24", "24 h"],
  ["d7", "7 d"],
  ["d30", "30 d"],
  ["d90", "90 d"],
] as const;

const columns: Column<Day>[] = [
  { key: "day", header: "Day (UTC)", rowHeader: true, cell: ({ day }) => day },
  { key: "up", header: "Up", align: "right", cell: ({ uptime }) => formatShare(uptime) },
  { key: "degraded", header: "Degraded", align: "right", cell: ({ degraded }) => formatShare(degraded) },
  { key: "down", header: "Down", align: "right", cell: ({ down }) => formatShare(down) },
];

/** The share of the recorded time in which the system was not down, and each of the last 90 days. */
export function UptimeSection({ uptime }: { uptime: OverviewAnswer["uptime"] }) {
  const days = useLiveAnswer<UptimeDaysAnswer>("/api/ops/overview/uptime-days", undefined, { everyMs: 60_000 });
  const [asTable, setAsTable] = useState(false);
  return (
    <Section
      title="Uptime, 90 days"
      aside={
        <dl className="flex flex-wrap gap-x-2.5">
          {spans.map(([key, label]) => (
            <div key={key} className="flex gap-1">
              <dt className="text-text-3">{label}</dt>
              <dd className="font-[620] text-text tabular-nums">{formatShare(uptime[key])}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <Answered query={days} what="the days" skeleton={<Skeleton className="h-7" />}>
        {({ items }) => (
          <>
            {asTable ? (
              <DataTable
                caption="Uptime of each day"
                columns={columns}
                rows={items.filter(({ uptime: share }) => share !== null).toReversed()}
                rowKey={({ day }) => day}
                className="max-h-64"
              />
            ) : (
              <UptimeBars days={items} />
            )}
            <TableSwitch asTable={asTable} onAsTable={setAsTable} picture="bars" className="mt-1 -ml-1.5" />
            <span className="sr-only">
              {items
                .filter(({ down }) => down > 0)
                .map(dayWords)
                .join(". ")}
            </span>
          </>
        )}
      </Answered>
    </Section>
  );
}
