import type { ComponentStatus } from "../interfaces.ts";

/** One part of the system, as it is now. */
export interface Component {
  name: string;
  status: ComponentStatus;
  /** A sentence for a person; what is wrong where something is. */
  reason: string;
  /** What an operator wants of a helper, where that is not to run. */
  held?: "paused" | "draining";
}

/** The component that the sentence of the whole is about: down before degraded, and that before what an operator holds. */
export function worstOf<Part extends Component>(components: readonly Part[]): Part | undefined {
  const amiss = components.filter(({ status }) => status !== "operational");
  return amiss.find(({ status }) => status === "down") ?? amiss.find(({ held }) => held === undefined) ?? amiss[0];
}

/** What an instance says of itself. */
export interface InstanceSight {
  state: string;
  /** What its own health function said; null where it has none, or was not asked yet. */
  health: { status: ComponentStatus; reason: string } | null;
}

/** What is known of a helper at one moment. */
export interface HelperSight {
  name: string;
  desired: "running" | "paused" | "draining";
  desiredBy: string;
  desiredReason: string;
  /** Those whose process has been heard from. */
  instances: readonly InstanceSight[];
  /** All that is open in its mailbox. */
  waiting: number;
  /** How long the first that is due has waited, in ms. */
  oldestWaitingMs: number;
}

const slowAfterMs = 30_000;

/**
 * Judges a helper: down without an instance or by its own word, degraded when an instance's last
 * attempts all failed or its mailbox stands still. One that an operator holds is degraded, never down.
 */
export function judgeHelper(sight: HelperSight): Component {
  const { name, desired, instances, waiting } = sight;
  const judged = (status: ComponentStatus, reason: string): Component => ({ name, status, reason });
  if (desired !== "running") {
    const held = desired === "paused" ? "Paused" : "Drained";
    const why = [sight.desiredBy && ` by ${sight.desiredBy}`, sight.desiredReason && `: ${sight.desiredReason}`].join("");
    return { ...judged("degraded", `${held}${why}. ${capital(waitingWords(waiting))}.`), held: desired };
  }
  if (instances.length === 0) return judged("down", `No instance is running; ${waitingWords(waiting)}.`);
  return (
    judgeHealth(sight) ?? judgeWork(sight) ?? judged("operational", `${counted(instances.length, "instance")} running, ${waiting} waiting.`)
  );
}

/** By what its instances say themselves: down only when all of them are. */
function judgeHealth({ name, instances }: HelperSight): Component | undefined {
  const amiss = instances.filter(({ health }) => health !== null && health.status !== "operational");
  if (amiss.length === 0) return undefined;
  const worst = amiss.find(({ health }) => health!.status === "down") ?? amiss[0]!;
  const down = instances.every(({ health }) => health?.status === "down");
  const who = amiss.length === instances.length ? "It says" : `${amiss.length} of ${counted(instances.length, "instance")} say`;
  return { name, status: down ? "down" : "degraded", reason: `${who}: ${worst.health!.reason}` };
}

function judgeWork({ name, instances, waiting, oldestWaitingMs }: HelperSight): Component | undefined {
  const failing = instances.filter(({ state }) => state === "failing").length;
  if (failing > 0) {
    const whose = failing === instances.length ? "Its" : `${failing} of ${counted(instances.length, "instance")}:`;
    return { name, status: "degraded", reason: `${whose} last attempts failed; ${waitingWords(waiting)}.` };
  }
  if (oldestWaitingMs > slowAfterMs) {
    return { name, status: "degraded", reason: `A message has waited ${Math.round(oldestWaitingMs / 1000)} s.` };
  }
  return undefined;
}

/** Such as "3 messages wait, none is lost". */
export function waitingWords(count: number): string {
  if (count === 0) return "no message waits";
  return count === 1 ? "1 message waits and is not lost" : `${count} messages wait, none is lost`;
}

/** Such as "2 instances". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The whole is down when the way of a request or of every message is, degraded when anything is amiss. */
export function judgeWhole(components: readonly Component[]): ComponentStatus {
  const essential = components.filter((component) => ["database", "web", "the_mediator"].includes(component.name));
  if (essential.some((component) => component.status === "down")) return "down";
  return components.every((component) => component.status === "operational") ? "operational" : "degraded";
}

/**
 * The whole in one sentence. What runs again may have left something to look at.
 *
 * @param incidents sentences of the open ones, the worst first
 */
export function sentenceFor(components: readonly Component[], incidents: readonly string[] = []): string {
  const amiss = components.filter((component) => component.status !== "operational");
  const first = worstOf(amiss);
  if (!first && incidents.length === 0) return "All is well.";
  if (!first)
    return `Everything runs, and ${counted(incidents.length, "incident")} ${incidents.length === 1 ? "is" : "are"} open. ${incidents[0]!}`;
  const others = amiss.length > 1 ? ` ${amiss.length - 1} more ${amiss.length === 2 ? "is" : "are"} not well.` : "";
  return `${first.name} ${howOf(first)}. ${first.reason}${others}`;
}

function howOf({ status, held }: Component): string {
  if (held) return held === "paused" ? "is paused" : "is drained";
  return status === "down" ? "is down" : "is not well";
}
