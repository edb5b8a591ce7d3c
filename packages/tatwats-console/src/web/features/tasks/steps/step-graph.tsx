import { classNames, type Status } from "@tatwats/ui";
import type { StepAnswer } from "../../../../contract/task.ts";
import { HelperLink, linkClass } from "../../../parts/links.tsx";
import { StateBadge } from "../../../parts/state-badge.tsx";
import { statusWord } from "../../../parts/status.ts";
import { layOutSteps, stepBox } from "./step-layout.ts";

const borders: Record<Status, string> = {
  ok: "border-ok/50",
  warn: "border-warn/60",
  bad: "border-bad/70 bg-bad-soft",
  info: "border-info/70",
  idle: "border-line",
};

/** The steps of a workflow in their order; steps of one task with their states. */
export function StepGraph({
  steps,
  label,
}: {
  steps: (Pick<StepAnswer, "name" | "number" | "after" | "helper" | "type"> & { state?: StepAnswer["state"] })[];
  label: string;
}) {
  const layout = layOutSteps(steps);
  return (
    <div tabIndex={0} role="region" aria-label={label} className="overflow-x-auto pb-1">
      <div className="relative" style={{ width: layout.width, height: layout.height }}>
        <svg aria-hidden width={layout.width} height={layout.height} className="absolute inset-0">
          {layout.edges.map(({ from, to, path }) => (
            <path key={`${from} ${to}`} d={path} fill="none" strokeWidth={1.5} className="stroke-line-strong" />
          ))}
        </svg>
        <ol>
          {layout.steps.map(({ step, x, y }) => (
            <li
              key={step.name}
              className={classNames(
                "absolute flex flex-col justify-center rounded-sm border bg-surface-2 px-3",
                borders[step.state ? statusWord("task", step.state).status : "idle"],
              )}
              style={{ left: x, top: y, width: stepBox.width, height: stepBox.height }}
            >
              <span className="flex items-baseline justify-between gap-2">
                <span className="truncate font-[620]" title={step.name}>
                  {step.name}
                </span>
                {step.state && <StateBadge kind="task" state={step.state} />}
              </span>
              <span className="truncate text-xs text-text-3" title={step.type}>
                <HelperLink name={step.helper} className={linkClass} /> · {step.type}
              </span>
              {step.after.length > 0 && <span className="sr-only">after {step.after.join(", ")}</span>}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
