import { lazy, Suspense, useState } from "react";
import { classNames, loadPatiently, Skeleton, type Status } from "@tatwats/ui";
import type { ChartProps } from "./chart/chart-props.ts";
import { ChartTable } from "./chart/chart-table.tsx";
import { TableSwitch } from "./table-switch.tsx";

const Plot = lazy(async () => ({ default: (await loadPatiently(() => import("./chart/plot.tsx"))).Plot }));

const dots: Record<Status, string> = { ok: "bg-ok", warn: "bg-warn", bad: "bg-bad", info: "bg-info", idle: "bg-idle" };

/** Figures over time, with what is normal, a crosshair, and the same as a table. */
export function Chart(props: ChartProps) {
  const { label, series, normal, height = 180 } = props;
  const [asTable, setAsTable] = useState(false);
  return (
    <figure aria-label={label} className="m-0 min-w-0">
      <figcaption className="mb-1 flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1 text-xs text-text-2">
        {series.map(({ key, label: name, tone }) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={classNames("size-2 rounded-[3px]", dots[tone])} />
            {name}
          </span>
        ))}
        {normal && (
          <span className="inline-flex items-center gap-1.5 text-text-3">
            <span aria-hidden className="h-2 w-3.5 rounded-[2px] bg-surface-3" />
            usual
          </span>
        )}
        <TableSwitch asTable={asTable} onAsTable={setAsTable} picture="a chart" className="ml-auto" />
      </figcaption>
      {asTable ? (
        <ChartTable {...props} />
      ) : (
        <Suspense fallback={<Reserved height={height} />}>
          <Plot {...props} height={height} />
        </Suspense>
      )}
    </figure>
  );
}

function Reserved({ height }: { height: number }) {
  return (
    <div style={{ height }}>
      <Skeleton className="h-full" />
    </div>
  );
}
