/** A schedule as the database has it. */
export interface ScheduleRow {
  helper: string;
  name: string;
  cron: string;
  time_zone: string;
  type: string;
  payload: unknown;
  missed: "skip" | "once" | "all";
  paused: boolean;
  /** Null when it is no longer part of the helper's definition. */
  next_at: Date | null;
  last_at: Date | null;
  last_message_id: string | null;
}
