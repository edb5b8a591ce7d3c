import "@xyflow/react/dist/base.css";
import "./flow.css";
import { useMemo } from "react";
import { Background, Controls, MarkerType, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import type { FlowAnswer } from "../../../../contract/flow.ts";
import { FlowContext, type FlowScene } from "./flow-context.ts";
import { FlowEdge } from "./flow-edge.tsx";
import type { EdgeOfFlow, NodeOfFlow } from "./flow-elements.ts";
import { placeNodes } from "./flow-layout.ts";
import type { FlowLine } from "./flow-lines.ts";
import { FlowNodeBox } from "./flow-node.tsx";
import { Particles } from "./particles.tsx";

const nodeTypes = { flow: FlowNodeBox };
const edgeTypes = { flow: FlowEdge };

export interface FlowGraphProps {
  nodes: FlowAnswer["nodes"];
  lines: FlowLine[];
  scene: FlowScene;
}

/** The picture of who sends to whom. What it shows is in the table below it too, which is easier to read aloud. */
export function FlowGraph({ nodes, lines, scene }: FlowGraphProps) {
  // The layout hangs on who is there, not on how much goes on: figures must not move nodes.
  const shape = JSON.stringify([nodes.map(({ name }) => name), lines.map(({ id }) => id)]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  const places = useMemo(() => placeNodes(nodes, lines), [shape]);
  const boxes: NodeOfFlow[] = nodes.map((node) => ({
    id: node.name,
    type: "flow",
    position: places.get(node.name) ?? { x: 0, y: 0 },
    data: { node },
    selected: scene.chosen === node.name,
    ariaLabel: node.name,
  }));
  const edges: EdgeOfFlow[] = lines.map((line) => ({
    id: line.id,
    type: "flow",
    source: line.source,
    target: line.target,
    ...handlesOf(line, nodes),
    data: { line },
    selected: scene.chosen === line.id,
    markerEnd: { type: MarkerType.ArrowClosed, width: 12, height: 12, color: "var(--line-strong)" },
    ariaLabel: `${line.source} to ${line.target}`,
  }));
  return (
    <ReactFlowProvider>
      <FlowContext value={scene}>
        <ReactFlow
          key={shape}
          nodes={boxes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          fitView
          fitViewOptions={{ padding: 0.08, maxZoom: 1.1 }}
          minZoom={0.2}
          maxZoom={1.8}
          nodesDraggable={false}
          nodesConnectable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          onNodeClick={(_event, { id }) => scene.choose(id)}
          onEdgeClick={(_event, { id }) => scene.choose(id)}
          onPaneClick={() => scene.choose(undefined)}
          onSelectionChange={({ nodes: [node], edges: [edge] }) => {
            const picked = node?.id ?? edge?.id;
            if (picked !== undefined && picked !== scene.chosen) scene.choose(picked);
          }}
          aria-label="Who sends to whom"
        >
          <Background gap={22} size={1} color="var(--line)" />
          <Controls showInteractive={false} position="bottom-left" />
          <Particles />
        </ReactFlow>
      </FlowContext>
    </ReactFlowProvider>
  );
}

/** A helper's answers go back beside what comes to it, so that both can be seen. */
function handlesOf({ source, target }: FlowLine, nodes: FlowAnswer["nodes"]): { sourceHandle: string; targetHandle: string } {
  const kindOf = (name: string) => nodes.find((node) => node.name === name)?.kind;
  const back = kindOf(source) === "helper" && kindOf(target) === "mediator";
  return back ? { sourceHandle: "back-out", targetHandle: "back-in" } : { sourceHandle: "out", targetHandle: "in" };
}
