/** One line of the table of figures. */
export interface Figure {
  what: string;
  /** As measured, with its unit; or why it was not. */
  measured: string;
  target: string;
  /** Undefined where there is no target, or it could not be measured. */
  reached: boolean | undefined;
}

/** What all measurements of a run share. */
export interface Plan {
  /** Length of a measured window. */
  seconds: number;
  rounds: number;
  /** Tells a person what goes on. */
  say(line: string): void;
}

export interface Measurement {
  figures: Figure[];
  notes: string[];
}

/** @param sorted ascending */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}

export function ascending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function rate(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString("en-GB")}/s`;
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

export function describeError(error: unknown): string {
  return error instanceof Error ? error.message.split("\n")[0]! : String(error);
}
