import type { ComponentStatus } from "../interfaces.ts";

/** One part of the system, as it is now. */
export interface Component {
  name: string;
  status: ComponentStatus;
  /** A sentence for a person; what is wrong where something is. */
  reason: string;
}

/** What is known of a helper at one moment. */
export interface HelperSight {
  name: string;
  /** Running copies whose process has been heard from. */
  instances: number;
  /** Outcomes of its latest attempts, the last first. */
  lastOutcomes: readonly string[];
  waiting: number;
  /** Seconds that the longest-waiting due delivery has waited. */
  oldestWaitingSeconds: number;
}

const failingAfter = 3;
const slowAfterSeconds = 30;

/** Judges a helper: down without an instance, degraded when its last attempts all failed or its mailbox stands still. */
export function judgeHelper(sight: HelperSight): Component {
  const judged = (status: ComponentStatus, reason: string): Component => ({ name: sight.name, status, reason });
  if (sight.instances === 0) return judged("down", `No instance is running; ${waitingWords(sight.waiting)}.`);
  const latest = sight.lastOutcomes.slice(0, failingAfter);
  if (latest.length === failingAfter && latest.every((outcome) => outcome !== "handled" && outcome !== "expired")) {
    return judged("degraded", `Its last ${failingAfter} attempts failed; ${waitingWords(sight.waiting)}.`);
  }
  if (sight.oldestWaitingSeconds > slowAfterSeconds) {
    return judged("degraded", `A message has waited ${Math.round(sight.oldestWaitingSeconds)} s.`);
  }
  return judged("operational", `${sight.instances} ${sight.instances === 1 ? "instance" : "instances"} running, ${sight.waiting} waiting.`);
}

/** Such as "3 messages wait, none is lost". */
export function waitingWords(count: number): string {
  if (count === 0) return "no message waits";
  return count === 1 ? "1 message waits and is not lost" : `${count} messages wait, none is lost`;
}

/** The whole is down when the way of a request or of every message is, degraded when anything is amiss. */
export function judgeWhole(components: readonly Component[]): ComponentStatus {
  const essential = components.filter((component) => ["database", "web", "the_mediator"].includes(component.name));
  if (essential.some((component) => component.status === "down")) return "down";
  return components.every((component) => component.status === "operational") ? "operational" : "degraded";
}
