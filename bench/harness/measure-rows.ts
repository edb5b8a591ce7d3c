import { describeError, type Measurement } from "./figures.ts";
import { watchStolenTime } from "./stolen-time.ts";

/** Measures one row after another and puts them together; one that fails is told in its place, and stops no other. */
export async function measureRows<Row extends string>(
  rows: readonly Row[],
  measure: (row: Row) => Promise<Measurement>,
  say: (line: string) => void,
): Promise<Measurement> {
  const all: Measurement = { figures: [], notes: [] };
  for (const row of rows) {
    say(`— ${row} —`);
    const stolen = watchStolenTime();
    const { figures, notes } = await measure(row).catch((error: unknown) => failed(row, error));
    all.figures.push(...figures);
    const share = stolen()?.toFixed(0) ?? "an unknown share";
    all.notes.push(...notes, `${row}: of all processor time the machine's host took ${share} % for others.`);
  }
  return all;
}

function failed(row: string, error: unknown): Measurement {
  console.error(error);
  return { figures: [{ what: row, measured: `not measured: ${describeError(error)}`, target: "", reached: undefined }], notes: [] };
}
