import type { ScheduleRow } from "../../../contract/schedule.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Answered } from "../../parts/answered.tsx";
import { ScheduleTable } from "../schedules/schedule-table.tsx";
import { useHelperName } from "./helper-path.ts";

export function SchedulesTab() {
  const name = useHelperName();
  const schedules = useLiveAnswer<{ items: ScheduleRow[] }>("/api/ops/schedules", { helper: name });
  return (
    <Answered query={schedules} what={`the schedules of ${name}`}>
      {({ items }) => <ScheduleTable schedules={items} />}
    </Answered>
  );
}
