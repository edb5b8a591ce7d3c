import { expect, test } from "vitest";
import { placeNodes, nodeSize } from "./flow-layout.ts";
import type { FlowLine } from "./flow-lines.ts";

const line = (source: string, target: string) => ({ source, target }) as FlowLine;
const nodes = [
  { name: "the_mediator", kind: "mediator" },
  { name: "the_archivist", kind: "helper" },
  { name: "the_author", kind: "helper" },
  { name: "web", kind: "sender" },
] as const;

test("senders stand left of the_mediator, helpers right of it, also those that send", () => {
  const places = placeNodes(nodes, [
    line("web", "the_mediator"),
    line("the_archivist", "the_mediator"),
    line("the_mediator", "the_archivist"),
    line("the_mediator", "the_author"),
  ]);
  const x = (name: string) => places.get(name)!.x;
  expect(x("web")).toBeLessThan(x("the_mediator"));
  expect(x("the_mediator")).toBeLessThan(x("the_archivist"));
  expect(x("the_archivist")).toBe(x("the_author"));
});

test("no two nodes overlap, nor does a circle of messages keep it from ending", () => {
  const places = [
    ...placeNodes(nodes, [line("the_archivist", "the_author"), line("the_author", "the_archivist"), line("web", "web")]).values(),
  ];
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      const apart = Math.abs(one.x - other.x) >= nodeSize.width || Math.abs(one.y - other.y) >= nodeSize.height;
      expect(apart).toBe(true);
    }
  }
});
