import { expect, test } from "vitest";
import { layOutSteps, stepBox } from "./step-layout.ts";

const step = (name: string, number: number, after: string[] = []) => ({ name, number, after });
const column = (index: number) => index * (stepBox.width + stepBox.gapX);

test("a step stands right of all that it waits for", () => {
  const layout = layOutSteps([
    step("archive", 1),
    step("recap", 2, ["archive"]),
    step("notify", 3, ["archive"]),
    step("close", 4, ["recap", "archive"]),
  ]);
  expect(layout.steps.map(({ step: { name }, x }) => [name, x])).toEqual([
    ["archive", 0],
    ["recap", column(1)],
    ["notify", column(1)],
    ["close", column(2)],
  ]);
  expect(layout.edges.map(({ from, to }) => `${from} → ${to}`)).toEqual([
    "archive → recap",
    "archive → notify",
    "recap → close",
    "archive → close",
  ]);
});

test("columns are centred on the tallest", () => {
  const layout = layOutSteps([step("a", 1), step("b", 2, ["a"]), step("c", 3, ["a"])]);
  expect(layout.steps[0]?.y).toBe((layout.height - stepBox.height) / 2);
});

test("a circle comes to an end", () => {
  expect(layOutSteps([step("a", 1, ["b"]), step("b", 2, ["a"])]).steps).toHaveLength(2);
});
