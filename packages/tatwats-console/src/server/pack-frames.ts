import type { FlowFrames } from "tatwats";
import type { FlowFramesAnswer } from "../contract/flow.ts";

/** Names each way once: an hour of thirty ways is some 1,800 rows, whose names would be most of the answer. */
export function packFrames({ from, until }: { from: Date; until: Date }, { stepMs, frames }: FlowFrames): FlowFramesAnswer {
  const places = new Map<string, number>();
  const edges: FlowFramesAnswer["edges"] = [];
  const placeOf = ({ sender, recipient, type }: FlowFramesAnswer["edges"][number]) => {
    const name = `${sender}\n${recipient}\n${type}`;
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, edges.length);
    return edges.push({ sender, recipient, type }) - 1;
  };
  return {
    since: from.toISOString(),
    until: until.toISOString(),
    stepMs,
    frames: frames.map(({ at, edges: counted }) => ({
      at,
      counts: counted.map((edge) => [placeOf(edge), edge.sent, edge.handled, edge.failed]),
    })),
    edges,
  };
}
