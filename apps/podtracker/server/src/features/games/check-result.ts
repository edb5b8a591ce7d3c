import type { GameInput } from "@podtracker/contract";
import { resultProblems } from "@podtracker/rules";
import { AppError } from "../../platform/errors.ts";

const day = 24 * 60 * 60 * 1000;
/** The year in which the first game of Magic can have been played. */
const earliest = new Date("1993-01-01T00:00:00.000Z");

type Problem = { code: "wrong-places" | "duplicate-member" | "rule-broken"; path: string; detail: string };

/** Refuses a result that cannot be one. */
export function checkResult(result: Pick<GameInput, "outcome" | "seats">): void {
  refuse(resultProblems(result));
}

/** Refuses a time at which nobody can have played. */
export function checkPlayedAt(playedAt: string, now: Date): void {
  const at = new Date(playedAt);
  const path = "playedAt";
  if (at.getTime() > now.getTime() + day) refuse([{ code: "rule-broken", path, detail: "The game lies in the future." }]);
  if (at < earliest) refuse([{ code: "rule-broken", path, detail: "The game is older than Magic." }]);
}

function refuse(problems: readonly Problem[]): void {
  const first = problems[0];
  if (!first) return;
  const errors = problems.map(({ path, detail }) => ({ path: `body.${path}`, message: detail }));
  throw new AppError(first.code, `${first.detail} Nothing was saved.`, { errors });
}
