import { use, useLayoutEffect, useSyncExternalStore } from "react";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { classNames } from "@tatwats/ui";
import { formatDuration, formatNumber, formatShare } from "../../../parts/format-figure.ts";
import { FlowContext } from "./flow-context.ts";
import type { EdgeOfFlow } from "./flow-elements.ts";
import { type FlowLine, type LineState, mediator, widthOf } from "./flow-lines.ts";
import { LineSign } from "./line-sign.tsx";
import { linePaths } from "./line-paths.ts";

/** Dashes and words tell the same as colours do. */
const looks: Record<LineState, { stroke: string; dash?: string; label: string }> = {
  stuck: { stroke: "var(--warn)", dash: "2 6", label: "border-warn text-warn" },
  failing: { stroke: "var(--bad)", dash: "9 5", label: "border-bad text-bad" },
  held: { stroke: "var(--idle)", dash: "14 6", label: "border-line-strong text-text-2" },
  busy: { stroke: "var(--info)", label: "border-line text-text-2" },
  quiet: { stroke: "var(--line-strong)", label: "border-line text-text-3" },
};

/** A line with its figures on it: how much goes over it, how long handling takes, and what is amiss. */
export function FlowEdge(props: EdgeProps<EdgeOfFlow>) {
  const { id, data, selected, markerEnd } = props;
  const { meter, moving, choose } = use(FlowContext);
  const rate = useSyncExternalStore(meter.onChange, () => meter.perMinute(id));
  const [path, labelX, labelY] = getBezierPath({ ...props, curvature: 0.32 });
  useLayoutEffect(() => linePaths.keep(id, path), [id, path]);
  if (!data) return null;
  const { line } = data;
  const perMinute = moving && rate !== undefined ? rate : line.perMinute;
  const look = looks[line.state];
  const [x, y] = labelPlace(props, line, [labelX, labelY]);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd && { markerEnd })}
        interactionWidth={18}
        style={{
          stroke: selected ? "var(--focus)" : look.stroke,
          strokeWidth: widthOf(perMinute),
          strokeDasharray: look.dash,
          opacity: line.state === "quiet" && perMinute === 0 ? 0.55 : 1,
        }}
      />
      <EdgeLabelRenderer>
        <button
          type="button"
          tabIndex={-1}
          onClick={() => choose(id)}
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`, pointerEvents: "all" }}
          className={classNames(
            "nodrag nopan absolute cursor-pointer rounded-sm border bg-surface-1 px-1.5 py-0.5 text-center text-[0.6875rem] whitespace-nowrap leading-tight tabular-nums",
            selected ? "border-focus text-text" : look.label,
          )}
        >
          {figuresOf(line, perMinute)}
          <Alarm line={line} />
        </button>
      </EdgeLabelRenderer>
    </>
  );
}

function figuresOf({ delivers, handleP95Ms }: FlowLine, perMinute: number): string {
  const rate = `${formatNumber(perMinute)}/min`;
  return delivers && handleP95Ms !== null ? `${rate} · p95 ${formatDuration(handleP95Ms)}` : rate;
}

function Alarm({ line: { state, errorRate, oldestWaitingMs, backlog, held } }: { line: FlowLine }) {
  if (state === "busy" || state === "quiet") return null;
  const words = {
    stuck: `stuck ${formatDuration(oldestWaitingMs)}, ${formatNumber(backlog)} open`,
    failing: `${formatShare(errorRate)} fail`,
    held: `${formatNumber(held)} held`,
  }[state];
  return (
    <span className="ml-1.5 inline-flex items-center gap-1 font-[620]">
      <LineSign state={state} />
      {words}
    </span>
  );
}

/** Near the node at whose end the figures are counted: there the lines lie apart. */
function labelPlace(
  { sourceX, sourceY, targetX, targetY }: EdgeProps<EdgeOfFlow>,
  line: FlowLine,
  middle: [number, number],
): [number, number] {
  const long = Math.abs(targetX - sourceX) > 120;
  if (!long) return middle;
  const along = 104;
  if (line.target === mediator) return line.source === mediator ? middle : [sourceX + Math.sign(targetX - sourceX) * along, sourceY];
  return line.source === mediator ? [targetX - Math.sign(targetX - sourceX) * along, targetY] : middle;
}
