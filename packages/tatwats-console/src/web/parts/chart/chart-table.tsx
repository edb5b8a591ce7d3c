import { AbsoluteTime, type Column, DataTable } from "@tatwats/ui";
import type { ChartProps } from "./chart-props.ts";
import { stepTimes } from "./chart-data.ts";

interface StepRow {
  at: string;
  values: (number | null)[];
}

/** A chart's figures, the latest step first. */
export function ChartTable({ label, since, stepMs, series, format }: ChartProps) {
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  const rows: StepRow[] = stepTimes(since, stepMs, count)
    .map((seconds, step) => ({ at: new Date(seconds * 1_000).toISOString(), values: series.map(({ values }) => values[step] ?? null) }))
    .toReversed();
  const columns: Column<StepRow>[] = [
    { key: "at", header: "From", rowHeader: true, cell: ({ at }) => <AbsoluteTime at={at} />, className: "whitespace-nowrap" },
    ...series.map(({ key, label: name }, place): Column<StepRow> => ({
      key,
      header: name,
      align: "right",
      cell: ({ values }) => format(values[place] ?? null),
    })),
  ];
  return <DataTable caption={label} columns={columns} rows={rows} rowKey={({ at }) => at} className="max-h-72" />;
}
