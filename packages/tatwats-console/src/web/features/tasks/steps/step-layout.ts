import type { StepAnswer } from "../../../../contract/task.ts";

type Shape = Pick<StepAnswer, "name" | "number" | "after">;

export interface PlacedStep<Step> {
  step: Step;
  x: number;
  y: number;
}

export interface StepEdge {
  from: string;
  to: string;
  /** Of an SVG path. */
  path: string;
}

export interface StepLayout<Step> {
  steps: PlacedStep<Step>[];
  edges: StepEdge[];
  width: number;
  height: number;
}

export const stepBox = { width: 196, height: 62, gapX: 56, gapY: 16 };

/** Steps in columns: each stands right of all that it waits for; within a column in the order of definition. */
export function layOutSteps<Step extends Shape>(steps: readonly Step[]): StepLayout<Step> {
  const levels = levelsOf(steps);
  const columns = Map.groupBy(
    steps.toSorted((left, right) => left.number - right.number),
    ({ name }) => levels.get(name) ?? 0,
  );
  const tallest = Math.max(1, ...[...columns.values()].map((column) => column.length));
  const height = heightOf(tallest);
  const placed = [...columns].flatMap(([level, column]) => {
    const top = (height - heightOf(column.length)) / 2;
    return column.map((step, row) => ({
      step,
      x: level * (stepBox.width + stepBox.gapX),
      y: top + row * (stepBox.height + stepBox.gapY),
    }));
  });
  const places = new Map(placed.map((each) => [each.step.name, each]));
  const edges = placed.flatMap(({ step, x, y }) =>
    step.after.flatMap((name) => {
      const from = places.get(name);
      return from ? [{ from: name, to: step.name, path: edgePath(from, { x, y }) }] : [];
    }),
  );
  const width = columns.size * stepBox.width + Math.max(0, columns.size - 1) * stepBox.gapX;
  return { steps: placed, edges, width, height };
}

function heightOf(rows: number): number {
  return rows * stepBox.height + (rows - 1) * stepBox.gapY;
}

/** How many steps lie before each at most. A circle, which no workflow can have, ends at its own beginning. */
function levelsOf(steps: readonly Shape[]): Map<string, number> {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const levels = new Map<string, number>();
  function levelOf(name: string, path: ReadonlySet<string>): number {
    const known = levels.get(name);
    const step = byName.get(name);
    if (known !== undefined || !step || path.has(name)) return known ?? 0;
    const before = step.after.filter((each) => byName.has(each)).map((each) => levelOf(each, new Set([...path, name])) + 1);
    const level = Math.max(0, ...before);
    levels.set(name, level);
    return level;
  }
  for (const { name } of steps) levelOf(name, new Set());
  return levels;
}

function edgePath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [x1, y1] = [from.x + stepBox.width, from.y + stepBox.height / 2];
  const [x2, y2] = [to.x, to.y + stepBox.height / 2];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
