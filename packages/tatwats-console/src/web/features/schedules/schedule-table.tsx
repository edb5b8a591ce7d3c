import { Pause, Play } from "lucide-react";
import { AbsoluteTime, type Column, DataTable, EmptyState, RelativeTime, StatusBadge } from "@tatwats/ui";
import type { ScheduleRow } from "../../../contract/schedule.ts";
import { DeedButton } from "../../parts/deed-button.tsx";
import { HelperLink, MessageLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/panel.tsx";
import { cronWords } from "./cron-words.ts";

const refreshes = ["/api/ops/schedules", "/api/ops/messages"];

const helperColumn: Column<ScheduleRow> = {
  key: "helper",
  header: "Helper",
  cell: ({ helper }) => <HelperLink name={helper} className="font-[620]" />,
};

const columns: Column<ScheduleRow>[] = [
  { key: "name", header: "Schedule", rowHeader: true, cell: ({ name }) => name },
  {
    key: "state",
    header: "State",
    cell: ({ paused }) => (paused ? <StatusBadge status="idle">paused</StatusBadge> : <StatusBadge status="ok">on</StatusBadge>),
  },
  {
    key: "cron",
    header: "When",
    className: "min-w-52",
    cell: ({ cron, timeZone }) => (
      <span title={`${cron}, ${timeZone}`}>
        {cronWords(cron)} <span className="text-text-3">{timeZone}</span>
      </span>
    ),
  },
  { key: "type", header: "Sends", cell: ({ type }) => type, className: "text-text-2" },
  { key: "next", header: "Next", className: "min-w-36", cell: (schedule) => <NextRuns schedule={schedule} /> },
  { key: "last", header: "Last", className: "whitespace-nowrap", cell: (schedule) => <LastRun schedule={schedule} /> },
  { key: "missed", header: "If missed", cell: ({ missed }) => missed, className: "text-text-3 max-2xl:hidden" },
  {
    key: "deeds",
    header: <span className="sr-only">Deeds</span>,
    align: "right",
    cell: (schedule) => <ScheduleDeeds schedule={schedule} />,
  },
];

/** Schedules with their next times, each of which can be run now and paused. */
export function ScheduleTable({ schedules, withHelper = false }: { schedules: ScheduleRow[]; withHelper?: boolean }) {
  return (
    <Panel>
      <DataTable
        caption="Schedules"
        columns={withHelper ? [helperColumn, ...columns] : columns}
        rows={schedules}
        rowKey={({ helper, name }) => `${helper} ${name}`}
        empty={
          <EmptyState>{withHelper ? "No helper has a schedule." : "This helper has no schedules: it acts on messages only."}</EmptyState>
        }
      />
    </Panel>
  );
}

function NextRuns({ schedule: { nextRuns, paused } }: { schedule: ScheduleRow }) {
  const [next, ...then] = nextRuns;
  if (!next) return <span className="text-text-3">{paused ? "none while it is paused" : "none"}</span>;
  return (
    <>
      <RelativeTime seconds at={next} />
      {then.length > 0 && (
        <span className="block text-xs text-text-3">
          then{" "}
          {then.slice(0, 1).map((at, index) => (
            <span key={at}>
              {index > 0 && ", "}
              <AbsoluteTime at={at} />
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function LastRun({ schedule: { lastAt, lastMessageId } }: { schedule: ScheduleRow }) {
  if (!lastAt) return <span className="text-text-3">never</span>;
  if (!lastMessageId) return <RelativeTime seconds at={lastAt} />;
  return (
    <MessageLink id={lastMessageId}>
      <RelativeTime seconds at={lastAt} />
    </MessageLink>
  );
}

function ScheduleDeeds({ schedule: { helper, name, type, paused } }: { schedule: ScheduleRow }) {
  const path = `/api/ops/helpers/${encodeURIComponent(helper)}/schedules/${encodeURIComponent(name)}`;
  const shared = { refreshes, preview: <p>{`Schedule ${name} of ${helper}, which sends ${type}.`}</p> };
  return (
    <span className="flex justify-end gap-1.5">
      <DeedButton
        {...shared}
        label="Run now…"
        button={{ size: "small", icon: <Play aria-hidden size={13} />, "aria-label": `Run ${name} now…` }}
        title={`Run ${name} now?`}
        verb="Run now"
        undo={`Sends ${type} once more, beside its times. What was sent cannot be called back.`}
        path={`${path}/run`}
        said={`${name} runs.`}
      />
      {paused ? (
        <DeedButton
          {...shared}
          label="Resume…"
          button={{ size: "small", "aria-label": `Resume ${name}…` }}
          title={`Resume ${name}?`}
          verb="Resume"
          undo="It goes on at its next time. It can be paused again."
          path={`${path}/resume`}
          said={`${name} is resumed.`}
        />
      ) : (
        <DeedButton
          {...shared}
          label="Pause…"
          button={{ size: "small", icon: <Pause aria-hidden size={13} />, "aria-label": `Pause ${name}…` }}
          title={`Pause ${name}?`}
          verb="Pause"
          undo="Its times pass unused until it is resumed."
          path={`${path}/pause`}
          said={`${name} is paused.`}
        />
      )}
    </span>
  );
}
