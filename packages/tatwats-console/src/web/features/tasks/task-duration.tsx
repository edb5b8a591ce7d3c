import type { TaskRow } from "../../../contract/task.ts";
import { formatDuration } from "../../parts/format-figure.ts";

/**
 * How long a task took, or has taken so far.
 *
 * @param asOf when the answer came, in ms since 1970
 */
export function TaskDuration({ task, asOf }: { task: Pick<TaskRow, "startedAt" | "endedAt">; asOf: number }) {
  const end = task.endedAt === null ? asOf : Date.parse(task.endedAt);
  const duration = formatDuration(Math.max(0, end - Date.parse(task.startedAt)));
  return task.endedAt === null ? <>{duration} so far</> : <>{duration}</>;
}
