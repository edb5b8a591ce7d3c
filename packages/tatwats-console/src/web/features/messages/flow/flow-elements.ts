import type { Edge, Node } from "@xyflow/react";
import type { FlowNode } from "../../../../contract/flow.ts";
import type { FlowLine } from "./flow-lines.ts";

/** What the graph's library draws, with what of ours it carries. */
export type NodeOfFlow = Node<{ node: FlowNode }, "flow">;
export type EdgeOfFlow = Edge<{ line: FlowLine }, "flow">;
