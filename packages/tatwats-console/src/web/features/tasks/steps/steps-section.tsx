import { useState } from "react";
import { Button, type Column, DataTable } from "@tatwats/ui";
import type { StepAnswer, TaskAnswer } from "../../../../contract/task.ts";
import { formatDuration, nothing } from "../../../parts/format-figure.ts";
import { JsonView } from "../../../parts/json-view.tsx";
import { HelperLink, MessageLink } from "../../../parts/links.tsx";
import { Section } from "../../../parts/section.tsx";
import { StateBadge } from "../../../parts/state-badge.tsx";
import { statusWord } from "../../../parts/status.ts";
import { Axis, TimeBar } from "../time-bar.tsx";
import { StepGraph } from "./step-graph.tsx";

/**
 * A workflow's steps: in which order, how far each is, and when it was at work.
 *
 * @param asOf when the answer came, in ms since 1970: what runs ends there on the axis
 */
export function StepsSection({ task, asOf }: { task: TaskAnswer; asOf: number }) {
  const [open, setOpen] = useState<string>();
  const start = Date.parse(task.startedAt);
  const spanMs = Math.max(1, (task.endedAt === null ? asOf : Date.parse(task.endedAt)) - start);
  const shown = task.steps.find(({ name }) => name === open);
  const columns: Column<StepAnswer>[] = [
    {
      key: "name",
      header: "Step",
      rowHeader: true,
      cell: ({ name, output }) =>
        output === null || output === undefined ? (
          name
        ) : (
          <Button
            size="small"
            variant="quiet"
            className="!h-6 !px-1.5 -ml-1.5"
            aria-expanded={open === name}
            onClick={() => setOpen(open === name ? undefined : name)}
          >
            {name}
          </Button>
        ),
    },
    { key: "state", header: "State", cell: ({ state }) => <StateBadge kind="task" state={state} /> },
    { key: "helper", header: "Helper", cell: ({ helper }) => <HelperLink name={helper} />, className: "text-text-2" },
    {
      key: "message",
      header: "Message",
      cell: ({ messageId, type }) => (messageId ? <MessageLink id={messageId}>{type}</MessageLink> : type),
      className: "text-text-2",
    },
    { key: "attempts", header: "Attempts", align: "right", cell: ({ attempts }) => attempts, className: "max-lg:hidden" },
    { key: "took", header: "Took", align: "right", cell: (step) => tookOf(step, asOf) },
    {
      key: "bar",
      header: <Axis spanMs={spanMs} />,
      cell: (step) => <StepBar step={step} start={start} spanMs={spanMs} asOf={asOf} />,
      className: "min-w-44 w-[34%]",
    },
  ];
  return (
    <Section title="Steps" aside={`${task.steps.length}`}>
      <StepGraph steps={task.steps} label="Steps in their order" />
      <DataTable caption="Steps over time" columns={columns} rows={task.steps} rowKey={({ name }) => name} className="-mx-3 mt-3" />
      {shown && (
        <div className="mt-3">
          <h3 className="mb-1.5 text-xs font-[560] text-text-3">Output of {shown.name}</h3>
          <JsonView label={`Output of ${shown.name}`} value={shown.output} />
        </div>
      )}
    </Section>
  );
}

function StepBar({ step, start, spanMs, asOf }: { step: StepAnswer; start: number; spanMs: number; asOf: number }) {
  if (!step.startedAt) return null;
  const from = (Date.parse(step.startedAt) - start) / spanMs;
  const to = ((step.endedAt === null ? asOf : Date.parse(step.endedAt)) - start) / spanMs;
  return <TimeBar parts={[{ key: step.name, from, to, status: statusWord("task", step.state).status }]} />;
}

function tookOf({ startedAt, endedAt }: StepAnswer, asOf: number): string {
  if (!startedAt) return nothing;
  return formatDuration(Math.max(0, (endedAt === null ? asOf : Date.parse(endedAt)) - Date.parse(startedAt)));
}
