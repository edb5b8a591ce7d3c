import { Handle, type NodeProps, Position } from "@xyflow/react";
import { classNames, StatusShape } from "@tatwats/ui";
import type { FlowNode } from "../../../../contract/flow.ts";
import { formatNumber } from "../../../parts/format-figure.ts";
import { statusWord } from "../../../parts/status.ts";
import type { NodeOfFlow } from "./flow-elements.ts";
import { nodeSize } from "./flow-layout.ts";

const handleClass = "!size-1 !min-h-0 !min-w-0 !border-0 !bg-transparent";

/** One who takes part: its state as a word, a shape and a colour, and what waits or died there. */
export function FlowNodeBox({ data: { node }, selected }: NodeProps<NodeOfFlow>) {
  const { status, word } = node.state ? statusWord("helper", node.state) : { status: "idle" as const, word: "" };
  const amiss = status === "bad" || node.deadLetters > 0;
  return (
    <div
      style={nodeSize}
      className={classNames(
        "flex cursor-pointer flex-col justify-center gap-0.5 rounded-sm border bg-surface-2 px-3 text-sm",
        amiss ? "border-bad" : node.kind === "mediator" ? "border-info/60" : "border-line-strong/60",
        selected && "outline-2 outline-offset-2 outline-focus",
        status === "bad" && "bg-bad-soft",
      )}
    >
      <Handle type="target" id="in" position={Position.Left} className={handleClass} style={{ top: "28%" }} />
      <Handle type="source" id="back-out" position={Position.Left} className={handleClass} style={{ top: "78%" }} />
      <p className="truncate font-[620]">{node.name}</p>
      <p className="flex items-center gap-1.5 truncate text-xs text-text-2">
        {node.state && <StatusShape status={status} />}
        {[word, ...remarksOf(node)].filter(Boolean).join(" · ")}
      </p>
      <Handle type="source" id="out" position={Position.Right} className={handleClass} style={{ top: "36%" }} />
      <Handle type="target" id="back-in" position={Position.Right} className={handleClass} style={{ top: "74%" }} />
    </div>
  );
}

function remarksOf({ kind, deadLetters, backlog }: FlowNode): string[] {
  if (kind === "sender") return ["sends"];
  return [
    backlog > 0 || kind === "mediator" ? `${formatNumber(backlog)} open` : "",
    deadLetters > 0 ? `${formatNumber(deadLetters)} dead` : "",
  ].filter(Boolean);
}
