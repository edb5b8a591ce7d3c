import { AppError } from "../errors.ts";

/** Refuses a change that was made to an older revision than the one that stands. */
export function needRevision(given: number | undefined, current: number): void {
  if (given === undefined || given === current) return;
  throw new AppError(
    "conflict",
    "Somebody changed this in the meantime. Nothing was overwritten; look at it again and repeat your change.",
    { revision: current },
  );
}
