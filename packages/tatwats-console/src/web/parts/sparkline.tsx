import { classNames, type Status } from "@tatwats/ui";
import type { Line } from "../../contract/fields.ts";
import { sparklineShape } from "./chart/sparkline-path.ts";

const size = { width: 120, height: 28 };
const strokes: Record<Status, string> = {
  ok: "stroke-ok",
  warn: "stroke-warn",
  bad: "stroke-bad",
  info: "stroke-info",
  idle: "stroke-idle",
};

/** A figure's way through the chosen time, over its normal range. The figure itself stands beside it, so readers pass it over. */
export function Sparkline({ line, tone = "info", className }: { line: Line | undefined; tone?: Status; className?: string }) {
  const shape = line && sparklineShape(line.values, line.normal, size);
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      className={classNames("block h-7 w-full", className)}
    >
      {shape?.band && <rect x={0} width={size.width} y={shape.band.y} height={shape.band.height} className="fill-surface-3/70" />}
      {shape && (
        <path
          d={shape.path}
          fill="none"
          strokeWidth={1.5}
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
          className={strokes[tone]}
        />
      )}
    </svg>
  );
}
