import type { ScheduleRow } from "../../../contract/schedule.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { TaskTabs } from "../tasks/task-tabs.tsx";
import { ScheduleTable } from "./schedule-table.tsx";

/** What starts by the clock, of all helpers. */
export function SchedulesPage() {
  const schedules = useLiveAnswer<{ items: ScheduleRow[] }>("/api/ops/schedules");
  return (
    <Page title="Schedules" tabs={<TaskTabs />} source={schedules}>
      <Answered query={schedules} what="the schedules">
        {({ items }) => <ScheduleTable schedules={items} withHelper />}
      </Answered>
    </Page>
  );
}
