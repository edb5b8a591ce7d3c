import { type Status, StatusBadge, StatusShape } from "@tatwats/ui";
import type { EdgeAnswer } from "../../../../contract/flow.ts";
import { type LineState, wayState } from "./flow-lines.ts";

/** The shape that goes with a line's state, the same wherever it is told. */
const lineStatus: Record<LineState, Status> = { stuck: "warn", failing: "bad", held: "idle", busy: "ok", quiet: "idle" };

export function LineSign({ state }: { state: LineState }) {
  return <StatusShape status={lineStatus[state]} />;
}

/** One way's state as a word, a shape and a colour. */
export function WayState({ way }: { way: EdgeAnswer }) {
  const state = wayState(way);
  return <StatusBadge status={lineStatus[state]}>{state === "busy" ? "clear" : state}</StatusBadge>;
}
