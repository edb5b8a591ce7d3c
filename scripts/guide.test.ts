import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./packages.ts";

const read = (file: string) => readFileSync(join(root, file), "utf8");

/** The marked pieces of the test from which the guide takes its code, without their indentation. */
function pieces(): Map<string, string> {
  const found = [...read("packages/tatwats/test/guide.test.ts").matchAll(/^ *\/\/ guide: (?!end)(\w+)\n([\s\S]*?)^ *\/\/ guide: end$/gm)];
  return new Map(found.map(([, name = "", code = ""]) => [name, dedent(code)]));
}

function dedent(code: string): string {
  const indent = /^ */.exec(code)![0];
  return code
    .split("\n")
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join("\n")
    .trimEnd();
}

test("the guide's code is the code that runs, piece by piece", () => {
  const shown = [...read("docs/first-helper.md").matchAll(/^```ts\n([\s\S]*?)\n```$/gm)].map(([, code]) => code!);
  const known = pieces();
  expect(known.size).toBeGreaterThan(5);
  expect(shown.toSorted()).toEqual([...known.values()].toSorted());
});
