import type { ComponentStatus } from "../interfaces.ts";
import { counted } from "./component-status.ts";

export const incidentSeverities = ["notice", "warning", "critical"] as const;
export type IncidentSeverity = (typeof incidentSeverities)[number];

/** Attempts that ended in some time. */
export interface Ended {
  handled: number;
  failed: number;
}

/** What the rules look at. */
export interface Sight {
  components: readonly {
    name: string;
    status: ComponentStatus;
    reason: string;
    /** For how long it has had this status, in ms. */
    forMs: number;
  }[];
  helpers: readonly {
    name: string;
    /** Whether an instance says that its last attempts all failed. */
    failing: boolean;
    oldestWaitingMs: number;
    deadLetters: number;
    /** The fewest that there were in the last quarter of an hour. */
    deadLettersBefore: number;
    /** Of the last 5 minutes, 30 minutes, hour and 6 hours. */
    ended: { m5: Ended; m30: Ended; h1: Ended; h6: Ended };
  }[];
  roles: readonly {
    name: string;
    /** Averages of the last two minutes, in ms. */
    eventLoopDelayMs: number;
  }[];
  /** How long the first audit entry without a seal has waited for it, in ms. */
  unsealedForMs: number;
}

/** One rule about one component, at one moment. Between opening and closing lies a span in which all stays as it is. */
export interface Finding {
  rule: string;
  component: string;
  /** It is bad enough to open an incident. */
  opens: boolean;
  /** It is good enough to close one. */
  closes: boolean;
  severity: IncidentSeverity;
  sentence: string;
}

export const downAfterMs = 10_000;
/** Share of failed attempts over five minutes that opens an incident; half of it closes it. */
export const errorRateLimit = 0.2;
export const leastAttempts = 10;
/** What may fail, of all: the burn-rate rule measures how fast this is used up. */
export const errorBudget = 0.01;

type Rule = (sight: Sight) => Finding[];

const componentDown: Rule = ({ components }) =>
  components
    .filter(({ name }) => name !== "system")
    .map(({ name, status, reason, forMs }) => ({
      rule: "component-down",
      component: name,
      opens: status === "down" && forMs >= downAfterMs,
      closes: status !== "down" && forMs >= downAfterMs,
      severity: "critical",
      sentence: `${name} is down. ${reason}`,
    }));

const helperFailing: Rule = ({ helpers }) =>
  helpers.map(({ name, failing, ended: { m5 } }) => ({
    rule: "helper-failing",
    component: name,
    opens: failing,
    closes: !failing && m5.failed <= m5.handled,
    severity: "warning",
    sentence: `The last attempts of ${name} all failed.`,
  }));

const errorRate: Rule = ({ helpers }) =>
  helpers.map(({ name, ended: { m5 } }) => {
    const rate = rateOf(m5);
    return {
      rule: "error-rate",
      component: name,
      opens: m5.handled + m5.failed >= leastAttempts && rate > errorRateLimit,
      closes: rate < errorRateLimit / 2,
      severity: "warning",
      sentence: `${name} failed in ${percent(rate)} of ${counted(m5.handled + m5.failed, "attempt")} within 5 minutes.`,
    };
  });

/** Two windows each: the long one says that it matters, the short one that it still goes on (Site Reliability Workbook, chapter 5). */
const burnRates = [
  { long: "h1", short: "m5", times: 14.4, severity: "critical", hours: "hour" },
  { long: "h6", short: "m30", times: 6, severity: "warning", hours: "6 hours" },
] as const;

const burnRate: Rule = ({ helpers }) =>
  helpers.map(({ name, ended }) => {
    const burning = burnRates.find(
      ({ long, short, times }) =>
        ended[long].handled + ended[long].failed >= 10 * leastAttempts &&
        Math.min(rateOf(ended[long]), rateOf(ended[short])) > times * errorBudget,
    );
    const { long, hours, severity } = burning ?? burnRates[1];
    return {
      rule: "error-budget",
      component: name,
      opens: burning !== undefined,
      closes: burnRates.every(({ short, times }) => rateOf(ended[short]) < (times * errorBudget) / 2),
      severity,
      sentence: `${percent(rateOf(ended[long]))} of the attempts of ${name} failed within the last ${hours}; ${percent(errorBudget)} may.`,
    };
  });

const longWaiting: Rule = ({ helpers }) =>
  helpers.map(({ name, oldestWaitingMs }) => ({
    rule: "long-waiting",
    component: name,
    opens: oldestWaitingMs > 60_000,
    closes: oldestWaitingMs < 30_000,
    severity: "warning",
    sentence: `A message to ${name} has waited ${Math.round(oldestWaitingMs / 1000)} s.`,
  }));

const deadLetters: Rule = ({ helpers }) =>
  helpers.map(({ name, deadLetters: dead, deadLettersBefore }) => ({
    rule: "dead-letters",
    component: name,
    opens: dead > deadLettersBefore,
    closes: dead <= deadLettersBefore,
    severity: "warning",
    sentence: `${name} has ${counted(dead, "dead letter")}, ${dead - deadLettersBefore} more than a quarter of an hour ago.`,
  }));

const slowLoop: Rule = ({ roles }) =>
  roles.map(({ name, eventLoopDelayMs }) => ({
    rule: "event-loop",
    component: name,
    opens: eventLoopDelayMs > 150,
    closes: eventLoopDelayMs < 50,
    severity: "warning",
    sentence: `${name} keeps everybody waiting: its event loop is ${Math.round(eventLoopDelayMs)} ms late.`,
  }));

const sealingBehind: Rule = ({ unsealedForMs }) => [
  {
    rule: "sealing-behind",
    component: "audit",
    opens: unsealedForMs > 60_000,
    closes: unsealedForMs < 15_000,
    severity: "warning",
    sentence: `An audit entry has waited ${Math.round(unsealedForMs / 1000)} s for its seal.`,
  },
];

const rules: readonly Rule[] = [componentDown, helperFailing, errorRate, burnRate, longWaiting, deadLetters, slowLoop, sealingBehind];

/** What each rule has to say of what is seen. */
export function findingsIn(sight: Sight): Finding[] {
  return rules.flatMap((rule) => rule(sight));
}

function rateOf({ handled, failed }: Ended): number {
  return handled + failed === 0 ? 0 : failed / (handled + failed);
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
