import { Graph, layout } from "@dagrejs/dagre";
import type { FlowNode } from "../../../../contract/flow.ts";
import { type FlowLine, mediator } from "./flow-lines.ts";

export const nodeSize = { width: 176, height: 56 } as const;

export interface Placed {
  /** The upper left corner, in pixels. */
  x: number;
  y: number;
}

/**
 * Where each node stands: from left to right as messages go, with as few crossings as can be had.
 * Answers that go back do not push who sent them to the right.
 *
 * @source Sugiyama's layered drawing, by dagre
 */
export function placeNodes(nodes: readonly Pick<FlowNode, "name" | "kind">[], lines: readonly FlowLine[]): Map<string, Placed> {
  const graph = new Graph();
  const kindsIn = new Set(nodes.map(({ kind }) => kind));
  graph.setGraph({
    rankdir: "LR",
    nodesep: 30,
    ranksep: kindsIn.has("mediator") ? 190 : 130,
    edgesep: 18,
    acyclicer: "greedy",
    marginx: 16,
    marginy: 16,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of nodes) graph.setNode(name, { ...nodeSize });
  const kinds = new Map(nodes.map(({ name, kind }) => [name, kind]));
  for (const { source, target } of lines) {
    if (source === target || !kinds.has(source) || !kinds.has(target)) continue;
    // Helpers stand to the right of the_mediator, whatever they send to it.
    const back = kinds.get(source) === "helper" && kinds.get(target) === "mediator";
    if (!back) graph.setEdge(source, target, { weight: kinds.get(source) === "sender" ? 2 : 1 });
  }
  // Who neither sends nor gets anything stands with the others all the same.
  for (const { name, kind } of nodes) {
    if (kind === "helper" && kinds.has(mediator) && graph.nodeEdges(name)?.length === 0) graph.setEdge(mediator, name, { weight: 0 });
  }
  layout(graph);
  return new Map(
    nodes.map(({ name }) => {
      const { x = 0, y = 0 } = graph.node(name) as { x?: number; y?: number };
      return [name, { x: Math.round(x - nodeSize.width / 2), y: Math.round(y - nodeSize.height / 2) }];
    }),
  );
}
