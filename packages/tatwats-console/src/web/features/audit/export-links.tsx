import { Download } from "lucide-react";
import { buttonClass } from "@tatwats/ui";
import { pathWith, type QueryValues } from "../../app/api.ts";
import { spanOf, type TimeSearch } from "../../app/time-range.ts";

const formats = [
  ["csv", "CSV"],
  ["jsonl", "JSON lines"],
] as const;

/** All entries that fit the filters, as files. A range ends when the link is pressed. */
export function ExportLinks({ filter, time }: { filter: QueryValues; time: TimeSearch }) {
  return formats.map(([format, name]) => (
    <a
      key={format}
      href={exportPath({ filter, time, format, now: Date.now() })}
      download
      aria-label={`Export what fits the filters as ${name}`}
      onFocus={(event) => event.currentTarget.setAttribute("href", exportPath({ filter, time, format, now: Date.now() }))}
      onPointerEnter={(event) => event.currentTarget.setAttribute("href", exportPath({ filter, time, format, now: Date.now() }))}
      className={buttonClass("secondary", "small")}
    >
      <Download aria-hidden size={14} />
      {name}
    </a>
  ));
}

function exportPath({ filter, time, format, now }: { filter: QueryValues; time: TimeSearch; format: string; now: number }): string {
  return pathWith("/api/ops/audit/export", { ...filter, ...spanOf(time, now), format });
}
