import type { Status } from "@tatwats/ui";
import type { OverviewAnswer } from "../../../../contract/overview.ts";
import { formatBytes, formatDuration, formatNumber, formatShare } from "../../../parts/format-figure.ts";

export interface Figure {
  key: string;
  label: string;
  value: string;
  /** What belongs to it in small. */
  note?: string;
  tone?: Extract<Status, "warn" | "bad">;
  /** The name of its way through time. */
  line: string;
  format: (value: number | null) => string;
}

type Value = OverviewAnswer["figures"][string];
type Described = Omit<Figure, "key" | "line" | "format"> & Partial<Pick<Figure, "line" | "format">>;
type Describe = (value: Value) => Described;

const leading: Record<string, Describe> = {
  messagesPerMinute: (value) => ({ label: "Messages / min", value: formatNumber(numberOf(value)), note: "mean of 15 min" }),
  errorRate: (value) => ({
    label: "Error rate",
    value: formatShare(numberOf(value)),
    note: "of attempts in 15 min",
    tone: errorTone(numberOf(value)),
    format: formatShare,
  }),
  waitMs: (value) => ({ label: "Wait p95", line: "waitP95Ms", ...percentiles(value) }),
  handleMs: (value) => ({ label: "Handling p95", line: "handleP95Ms", ...percentiles(value) }),
  oldestWaitingSeconds: (value) => ({
    label: "Oldest waiting",
    value: numberOf(value) ? formatDuration(numberOf(value)! * 1_000) : "none",
    note: "due and not yet taken",
    tone: (numberOf(value) ?? 0) > 30 ? "warn" : undefined,
    format: (seconds) => formatDuration(seconds === null ? null : seconds * 1_000),
  }),
  deadLetters: (value) => ({
    label: "Dead letters",
    value: formatNumber(numberOf(value)),
    note: "not tried again",
    tone: numberOf(value) ? "bad" : undefined,
  }),
};

const others: Record<string, Describe> = {
  backlog: count("Backlog"),
  activeTasks: count("Active tasks"),
  requestsPerSecond: count("Requests / s"),
  requestErrorsPerSecond: (value) => ({
    label: "Server errors / s",
    value: formatNumber(numberOf(value)),
    tone: numberOf(value) ? "bad" : undefined,
    format: formatNumber,
  }),
  connectedUsers: count("Connected users"),
  liveGames: count("Live games"),
  eventLoopDelayMs: (value) => ({ label: "Event-loop wait", value: formatDuration(numberOf(value)), format: formatDuration }),
  memoryBytes: (value) => ({ label: "Memory", value: formatBytes(numberOf(value) ?? 0), format: (bytes) => formatBytes(bytes ?? 0) }),
  poolConnections: count("Database connections"),
  poolIdle: count("… of them idle"),
  poolWaiting: count("… waited for"),
  cpu: (value) => ({ label: "CPU, of one core", value: formatShare(numberOf(value)), format: formatShare }),
};

/** The six figures that an operator looks at first. */
export function leadingFigures(figures: OverviewAnswer["figures"]): Figure[] {
  return described(leading, figures);
}

/** All the others: the known ones in their order, then those that only the application knows. */
export function otherFigures(figures: OverviewAnswer["figures"]): Figure[] {
  const unknown = Object.keys(figures).filter((key) => !Object.hasOwn(leading, key) && !Object.hasOwn(others, key));
  return [
    ...described(others, figures),
    ...unknown.map((key) => ({ key, line: key, format: formatNumber, label: wordsOf(key), value: formatNumber(numberOf(figures[key])) })),
  ];
}

function described(describe: Record<string, Describe>, figures: OverviewAnswer["figures"]): Figure[] {
  return Object.entries(describe)
    .filter(([key]) => Object.hasOwn(figures, key))
    .map(([key, of]) => ({ key, line: key, format: formatNumber, ...of(figures[key] ?? null) }));
}

function count(label: string): Describe {
  return (value) => ({ label, value: formatNumber(numberOf(value)) });
}

function percentiles(value: Value | undefined): Pick<Figure, "value" | "note" | "format"> {
  if (typeof value !== "object" || value === null) return { value: formatDuration(null), format: formatDuration };
  return {
    format: formatDuration,
    value: formatDuration(value.p95),
    note: `p50 ${formatDuration(value.p50)} · p99 ${formatDuration(value.p99)}`,
  };
}

function numberOf(value: Value | undefined): number | null {
  return typeof value === "number" ? value : null;
}

function errorTone(rate: number | null): Figure["tone"] {
  if (!rate) return undefined;
  return rate > 0.05 ? "bad" : "warn";
}

/** `databaseConnections` → `Database connections`. */
function wordsOf(key: string): string {
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
